import { Octokit } from "@octokit/core";
import { paginateRest } from "@octokit/plugin-paginate-rest";
import { retry } from "@octokit/plugin-retry";
import { type Column, KEY } from "../subject.ts";

const WithPlugins = Octokit.plugin(retry, paginateRest);

export const octokit: Column = {
  id: "octokit",
  title: "octokit + retry",
  ours: false,
  effect: "once",
  create({ origin, keyHeader, hook, fetch }) {
    const client = new WithPlugins({ auth: KEY, baseUrl: origin, ...(fetch && { request: { fetch } }) });
    if (hook) client.hook.after("request", hook);
    if (keyHeader) {
      client.hook.before("request", (options) => {
        options.headers["x-api-key"] = KEY;
      });
    }
    return {
      client,
      endpoint: "/runs/",
      async call({ id, padding, signal }) {
        const whole = await client.request("POST /runs/{id}", {
          id,
          script: "vacuum".padEnd(padding, "!"),
          ...(signal && { request: { signal } }),
        });
        return { data: whole.data, status: whole.status, whole };
      },
      pages: () => client.paginate.iterator("GET /runs"),
      async *items() {
        for await (const { data } of client.paginate.iterator("GET /runs", { per_page: 500 })) {
          // A list in an object, as this server's, is what octokit hands on whole.
          yield* Array.isArray(data) ? data : (data as { data: unknown[] }).data;
        }
      },
      async text() {
        const { data, status } = await client.request("GET /output");
        return { data, status, whole: data };
      },
    };
  },
};
