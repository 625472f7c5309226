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
  create({ origin, keyHeader }) {
    const client = new WithPlugins({ auth: KEY, baseUrl: origin });
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
    };
  },
};
