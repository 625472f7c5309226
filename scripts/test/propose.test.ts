import { expect, test } from "vitest";
import { proposeOverlay } from "../pipeline/propose/propose.ts";
import { answering, described, ref, text } from "./support/document.ts";
import { idsOf, inPath, proposed } from "./support/proposed.ts";

const one = { parameters: [inPath("id")] };
const list = { type: "array", items: text };
const called = (operationId: string, tag?: string | number) =>
  answering(text, { operationId, ...(tag !== undefined && { tags: [tag] }) });

test("plain REST is called by its verbs", () => {
  const ids = idsOf({
    "/api/v1/runs": { get: answering(list), post: answering(text) },
    "/api/v1/runs/{id}": {
      get: answering(text, one),
      patch: answering(text, one),
      put: answering(text, one),
      delete: answering(text, one),
    },
    "/api/v1/runs/{id}/cancel": { post: answering(text, one) },
    "/api/v1/runs/{id}/steps": { get: answering(list, one) },
  });

  expect(ids).toEqual({
    "GET /api/v1/runs": "runs.list",
    "POST /api/v1/runs": "runs.create",
    "GET /api/v1/runs/{id}": "runs.get",
    "PATCH /api/v1/runs/{id}": "runs.update",
    "PUT /api/v1/runs/{id}": "runs.replace",
    "DELETE /api/v1/runs/{id}": "runs.delete",
    "POST /api/v1/runs/{id}/cancel": "runs.cancel",
    "GET /api/v1/runs/{id}/steps": "runs.listSteps",
  });
});

test.each([
  ["apiKeysList", "API Keys", "apiKeys.list"],
  ["listAPIKeys", "api-keys", "apiKeys.list"],
  ["api_keys_partial_update", "api_keys", "apiKeys.update"],
  ["ApiKeysController_findAll", "ApiKeys", "apiKeys.list"],
  ["apiKeys/list-for-user", undefined, "apiKeys.listForUser"],
  ["retrieveApiKey", "ApiKeys", "apiKeys.get"],
  ["addMember", "teams", "teams.addMember"],
  ["removeUserFromTeam", "teams", "teams.removeUser"],
  ["Documents_GetTemplateDocument", "TemplateDocuments", "templateDocuments.get"],
  ["watchCoreV1alpha1NamespacedEvent", "core_v1alpha1", "coreV1Alpha1.watchNamespacedEvent"],
  ["getAnAudiobook", "books", "books.getAudiobook"],
  ["FetchMessage", "Api20100401Message", "message.get"],
  ["rotate", "2fa keys", "twoFaKeys.rotate"],
  ["rotate", 2019, "two019.rotate"],
  ["read_items_api_v1_things_get", "items", "items.get"],
  ["get_it", "raw", "rawApi.getIt"],
  ["toString", "runs", "runs.toStringByGet"],
  ["listUsingGET_1", "runs", "runs.list"],
])("the operation %s tagged %s is %s", (operationId, tag, want) => {
  const ids = idsOf({ "/api/v1/things": { get: called(operationId, tag) }, "/z": { get: called("x", "z") } });

  expect(ids["GET /api/v1/things"]).toBe(want);
});

test.each([
  ["/runs/{run_id}", "getRunByRunId", "runs.get"],
  ["/runs/{run_id}/steps/{id}", "getRunsStepsByRunIdById", "runs.getSteps"],
  ["/runs/{id}/succeed", undefined, "runs.succeed"],
  ["/runs/{id}:pause", undefined, "runs.pause"],
  ["/runs/{id}/test_clocks", undefined, "runs.createTestClock"],
  ["/runs/{id}/addFollowers", undefined, "runs.addFollowers"],
])("POST %s called %s is %s", (path, operationId, want) => {
  const names = path.match(/[^{]+(?=\})/g) ?? [];
  const operation = answering(text, { parameters: names.map(inPath), ...(operationId && { operationId }) });

  expect(idsOf({ [path]: { post: operation }, "/z": { get: answering(text) } })[`POST ${path}`]).toBe(want);
});

test("of operations with one name, the longer path says whose it is", () => {
  const ids = idsOf({
    "/runs": { get: called("listRuns", "runs") },
    "/orgs/{id}/runs": { get: { ...called("listRuns_1", "runs"), ...one } },
    "/users/{id}/runs": { get: { ...called("getRuns", "runs"), ...one, ...answering(list) } },
  });

  expect(ids).toEqual({
    "GET /runs": "runs.list",
    "GET /orgs/{id}/runs": "runs.listForOrg",
    "GET /users/{id}/runs": "runs.listForUser",
  });
});

test("no two operations are alike, however alike their paths are", () => {
  const paths = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`/a${"-".repeat(index)}/b`, { get: answering(text) }]),
  );

  const ids = Object.values(idsOf(paths));

  expect(new Set(ids).size).toBe(40);
});

test("of operations at one path, those that nothing in a request tells apart are not certain", () => {
  const at = (place: string, values: readonly string[]) => ({
    parameters: [{ name: "kind", in: place, required: true, schema: { ...text, enum: values } }],
  });
  const { hints } = proposed(
    described({
      "/items#files": { get: called("getFiles", "files") },
      "/items#folders": { get: called("getFolders", "folders") },
      "/items#old": { get: { ...called("getOld", "old"), ...at("query", ["old"]) } },
      "/items#new": { get: { ...called("getNew", "new"), ...at("query", ["new"]) } },
    }),
  );

  expect(hints["GET /items#files"]?.unconfirmed).toBe("Nothing in its request tells it from folders.getItems.");
  expect(hints["GET /items#folders"]?.unconfirmed).toBe("Nothing in its request tells it from files.getItems.");
  expect(hints["GET /items#old"]).not.toHaveProperty("unconfirmed");
});

test("every action is marked as a proposal and says what it rests on", () => {
  const { overlay, text: written } = proposeOverlay(described({ "/runs": { get: answering(text) } }), { name: "acme" });

  expect(overlay.actions.map(({ description }) => description)).toEqual([
    "Proposed: The group is its path, the name is from path and method. Its method is GET.",
  ]);
  expect(written.startsWith("# yaml-language-server: $schema=../overlay.schema.json\noverlay: 1.0.0\n")).toBe(true);
});

test("the same is proposed whatever the order of a description", () => {
  const paths = { "/b": { get: answering(ref("A")) }, "/a": { post: answering(text), get: answering(list) } };
  const turned = { "/a": { get: paths["/a"].get, post: paths["/a"].post }, "/b": paths["/b"] };

  const [first, second] = [paths, turned].map((each) => proposed(described(each, { A: text })).text);

  expect(second).toBe(first);
});

test("what a vendor writes as x-sdk has no say", () => {
  const spec = described({ "/runs": { post: { ...answering(text), "x-sdk": { effect: "read" } } } });

  expect(proposed(spec).hints["POST /runs"]?.effect).toBe("once");
});

test("a description of nothing but webhooks has an overlay too", () => {
  const spec = { ...described({}), webhooks: { done: { post: answering(text) } } };

  expect(proposed(spec).generated.operations).toBe(0);
});
