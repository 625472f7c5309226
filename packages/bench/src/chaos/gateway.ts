/**
 * The first time the experiment was made, at a real Hoop gateway in November 2026: 240 starts, 152 of them with a broken
 * connection. Its proxy and plan were others, so that only what the figures say is comparable, not the figures.
 */
export const gatewayTable = `| client | ran twice or more | ran, and the caller had an error |
| --- | ---: | ---: |
| openai-node 6.49's client, its defaults | 143 | 69 |
| ky, with retries on POST | 144 | 69 |
| axios with axios-retry | 139 | 50 |
| ky, its defaults | 0 | 120 |
| openapi-fetch | 0 | 120 |
| **@x/hoop** | **0** | **0** |`;
