import { expect, test } from "vitest";
import { startMock } from "../../mock/src/index.ts";
import { createBlink } from "../src/index.ts";

test.for([
  ["all of them where it is given no query", {}, { limit: 0, filter: { action_per_collection_limit: 0 } }],
  ["what its query says", { q: '{"filter":{"search":"slack"}}' }, { filter: { search: "slack" } }],
] as const)("a list of a workspace's actions asks for %s", async ([, input, q]) => {
  await using mock = await startMock("blink");
  const { catalog } = createBlink({ baseUrl: mock.url, apiKey: "key", workspace: "ws1" });

  const found = await catalog.listWorkspaceActions(input).toArray({ limit: 10 });

  expect(found).toMatchObject([{ collection_display_name: expect.any(String) }]);
  expect(JSON.parse(mock.requests[0]?.query.get("q") ?? "")).toEqual(q);
  const { url } = await catalog.listWorkspaceActions.explain(input);
  expect(JSON.parse(new URL(url).searchParams.get("q") ?? "")).toEqual(q);
});
