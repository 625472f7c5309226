/** The guides, in the order in which they are read. Each is a file of `docs/guide`. */
export const guides = [
  "first-run",
  "reviews",
  "lost-starts",
  "waiting",
  "fleets",
  "mock",
  "errors",
  "retries",
  "proxies",
  "upgrading",
] as const;

/** Other documents of the repository that are pages, by their paths there. */
export const documents: Readonly<Record<string, string>> = {
  "docs/runs.md": "runs.html",
  "docs/hoop.md": "hoop-gateway.html",
  "docs/fault-matrix.md": "fault-matrix.html",
  "docs/corrections.md": "corrections.html",
  "packages/core/README.md": "packages/core.html",
  "packages/hoop/README.md": "packages/hoop.html",
  "packages/airplane/README.md": "packages/airplane.html",
  "packages/blink/README.md": "packages/blink.html",
  "packages/mock/README.md": "packages/mock.html",
  "packages/mock/COMPARISON.md": "packages/mock-compared.html",
};
