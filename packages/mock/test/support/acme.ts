import type { VendorDescription } from "../../src/index.ts";

const text = { type: "string" };
const run = {
  type: "object",
  properties: { id: text, job: text, status: { type: "string", enum: ["queued", "done", "broken", "stopped"] } },
};
const answer = (schema: object) => ({
  "200": { description: "Success.", content: { "application/json": { schema } } },
});
const query = (name: string, schema: object = text) => ({ name, in: "query", schema });
const id = { name: "id", in: "path", required: true, schema: text };

/** A vendor of which nothing is written by hand: a description and a table. */
export const acme: VendorDescription = {
  name: "acme",
  document: {
    openapi: "3.0.3",
    servers: [{ url: "https://api.acme.test/v2" }],
    paths: {
      "/jobs/runs": {
        post: {
          requestBody: {
            required: true,
            content: {
              "application/json": { schema: { type: "object", required: ["job"], properties: { job: text } } },
            },
          },
          responses: answer({ type: "object", properties: { run_id: text } }),
        },
      },
      "/runs": {
        get: {
          parameters: [query("limit", { type: "integer" }), query("offset", { type: "integer" }), query("job")],
          responses: answer({
            type: "object",
            properties: { items: { type: "array", items: run }, total: { type: "integer" } },
          }),
        },
      },
      "/runs/{id}": { get: { parameters: [id], responses: answer(run) } },
      "/runs/{id}/stop": { post: { parameters: [id], responses: { "204": { description: "Stopped." } } } },
    },
  } as VendorDescription["document"],
  operations: [
    {
      id: "jobs.run",
      method: "POST",
      path: "/jobs/runs",
      effect: "keyed",
      run: {
        id: "run_id",
        poll: "runs.get",
        find: { operation: "runs.list", input: { job: "$input.job" }, id: "id", time: "started" },
      },
    },
    {
      id: "runs.list",
      method: "GET",
      path: "/runs",
      effect: "read",
      query: ["limit", "offset", "job"],
      pages: { style: "offset", offset: "offset", limit: "limit", items: "items", total: "total" },
    },
    {
      id: "runs.get",
      method: "GET",
      path: "/runs/{id}",
      effect: "read",
      record: {
        input: { id: "$id" },
        states: [
          { if: { status: "queued" }, state: "running" },
          { if: { status: "done" }, state: "succeeded" },
          { if: { status: "broken" }, state: "failed" },
          { if: { status: "stopped" }, state: "cancelled" },
        ],
        cancel: { operation: "runs.stop", input: { id: "$id" } },
      },
    },
    { id: "runs.stop", method: "POST", path: "/runs/{id}/stop", effect: "once" },
  ],
};
