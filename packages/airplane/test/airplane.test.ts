import type { FetchInit } from "@x/core";
import { RefusedError } from "@x/core";
import { afterEach, expect, test, vi } from "vitest";
import { runsGet } from "../src/generated/operations.ts";
import { createAirplane, createAirplaneCaller } from "../src/index.ts";

afterEach(() => vi.unstubAllEnvs());

/** A fetch that answers the same to every request and keeps them. */
function recorded(body: unknown) {
  const requests: Request[] = [];
  const fetch = async (url: string, init: FetchInit) => {
    requests.push(new Request(url, init));
    return Response.json(body);
  };
  return { fetch, requests };
}

test("without a key there is no client, and the error says what to set", () => {
  vi.stubEnv("AIRPLANE_API_KEY", "");

  expect(() => createAirplane()).toThrow(RefusedError);
  expect(() => createAirplane()).toThrow("no apiKey: pass { apiKey } or set AIRPLANE_API_KEY");
});

test("the key comes from the environment where the options have none", async () => {
  vi.stubEnv("AIRPLANE_API_KEY", "tkn_environment");
  const { fetch, requests } = recorded({});

  await createAirplane({ fetch }).runs.get({ id: "run1" });

  expect(requests[0]?.headers.get("x-airplane-api-key")).toBe("tkn_environment");
  expect(requests[0]?.url).toBe("https://api.airplane.dev/v0/runs/get?id=run1");
});

test.for([
  [{}, null, null],
  [{ environment: "prod" }, "prod", null],
  [{ environment: { id: "env1" } }, null, "env1"],
] as const)("%o chooses the environment by header", async ([options, slug, id]) => {
  const { fetch, requests } = recorded({ runID: "run1" });

  await createAirplane({ apiKey: "key", fetch, ...options }).tasks.execute({ slug: "migrate" });

  expect(requests[0]?.headers.get("x-airplane-env-slug")).toBe(slug);
  expect(requests[0]?.headers.get("x-airplane-env-id")).toBe(id);
});

test("a call may choose another environment, also in the older form", async () => {
  const { fetch, requests } = recorded({ runID: "run1" });
  const airplane = createAirplane({ apiKey: "key", environment: "prod", fetch });

  await airplane.tasks.execute({ slug: "migrate", envSlug: "stage" });
  await airplane.tasks.execute({ slug: "migrate", envSlugQuery: "stage" });

  expect(requests[0]?.headers.get("x-airplane-env-slug")).toBe("stage");
  expect(new URL(requests[1]?.url ?? "").search).toBe("?envSlug=stage");
});

test("a start carries a key of its own that the server can recognise it by", async () => {
  const { fetch, requests } = recorded({ runID: "run1" });
  const airplane = createAirplane({ apiKey: "key", fetch });

  await airplane.tasks.start({ slug: "migrate" });
  await airplane.tasks.start({ slug: "migrate" });

  const keys = requests.map(({ headers }) => headers.get("idempotency-key"));
  expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  expect(new Set(keys).size).toBe(2);
});

test("the caller for small bundles makes the same call", async () => {
  const { fetch, requests } = recorded({ id: "run1", status: "Queued" });
  const call = createAirplaneCaller({ apiKey: "key", fetch });

  const { status } = await call(runsGet, { id: "run1" });

  expect(status).toBe("Queued");
  expect(requests[0]?.url).toBe("https://api.airplane.dev/v0/runs/get?id=run1");
});

test("an option or an input that does not exist is refused before anything is sent", async () => {
  const { fetch, requests } = recorded({});
  const airplane = createAirplane({ apiKey: "k", fetch });
  const wrong: object = { al: true };

  expect(() => createAirplane({ apiKey: "k", ...{ enviroment: "prod" } })).toThrow("did you mean `environment`?");
  await expect(airplane.tasks.start({ slug: "x", ...{ paramVals: {} } })).rejects.toThrow(
    "tasks.execute: unknown input `paramVals`; did you mean `paramValues`?",
  );
  await expect(
    airplane.tasks.start({ slug: "x" }, { request: { reason: "now", ...{ reviewer: [] } } }),
  ).rejects.toThrow("did you mean `reviewers`?");
  await expect(airplane.runs.attach("r1").prompts(wrong)).rejects.toThrow("did you mean `all`?");
  expect(requests).toEqual([]);
});
