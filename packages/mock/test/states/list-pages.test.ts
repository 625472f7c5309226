import { createSdk, type Operation as Row } from "@x/core";
import { describe, expect, test } from "vitest";
import { type Document, startMock } from "../../src/index.ts";
import { pagingByName } from "../../src/states/derived/paging-by-name.ts";
import { ask } from "../support/ask.ts";

const text = { type: "string" };
const json = (schema: object) => ({ description: "", content: { "application/json": { schema } } });
const note = { type: "object", required: ["id", "text"], properties: { id: text, text } };
const query = (...names: string[]) => names.map((name) => ({ name, in: "query", schema: { type: "integer" } }));

/** Notes of somebody's own, whose list goes on by links: in the header, or at `next` in the answer. */
function notes(names: readonly string[], next?: string, style: "link" | "cursor" = "link") {
  const page = {
    type: "object",
    required: ["notes"],
    properties: { notes: { type: "array", items: note }, next: text },
  };
  const document = {
    openapi: "3.0.3",
    servers: [{ url: "https://notes.test/v3" }],
    paths: {
      "/notes": {
        get: { parameters: query(...names), responses: { "200": json(page) } },
        post: {
          requestBody: { required: true, ...json({ type: "object", required: ["text"], properties: { text } }) },
          responses: { "201": json(note) },
        },
      },
    },
  } as unknown as Document;
  const list = {
    ...{ id: "notes.list", method: "GET", path: "/notes", effect: "read", query: [...names] },
    pages: { style, cursor: names[0], items: "notes", ...(next !== undefined && { next }) },
  } as Row;
  return { name: "notes", document, operations: [list] };
}

describe.each([
  ["by number", ["page", "per_page"]],
  ["by offset", ["offset", "limit"]],
  ["by a cursor", ["starting_after", "limit"]],
])("a list that goes on by links, %s,", (_, names) => {
  test.each([
    ["in the header", undefined],
    ["in the answer", "next"],
  ])("%s, is read to its last item at every base address", async (_where, next) => {
    const vendor = notes(names, next);
    await using mock = await startMock(vendor);
    for (let number = 1; number <= 7; number++) await ask(mock, "POST /notes", { text: `note ${number}` });
    const before = mock.requests.length;

    for (const baseUrl of [mock.url, `${mock.url}/v3`]) {
      const client = createSdk<Client, object>(vendor.operations, { vendor: "notes", baseUrl, auth: [] });
      const items = await client.notes.list({ [names[1] as string]: 3 }).toArray({ limit: 100 });

      expect(items.map((each) => each.text)).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `note ${number}`));
    }

    expect(mock.requests.length - before).toBe(6);
  });
});

test.each([
  ["in the header", undefined],
  ["in the answer", "next"],
])(
  "a list that goes on by links %s and takes no key for its pages is read by links of the mock's own",
  async (_, next) => {
    const vendor = notes(["since", "per_page"], next);
    await using mock = await startMock(vendor, { assertNoRefusals: false });
    for (const written of ["a", "b", "c", "d", "e"]) await ask(mock, "POST /notes", { text: written });
    const client = createSdk<Client, object>(vendor.operations, { vendor: "notes", baseUrl: mock.url, auth: [] });

    const items = await client.notes.list({ per_page: 2 }).toArray({ limit: 100 });

    expect(items.map((each) => each.text)).toEqual(["a", "b", "c", "d", "e"]);
    expect((await ask(mock, "GET /notes?page=2")).status).toBe(400);
  },
);

test("a list that comes bare is read, whatever its plan says of a field", async () => {
  const bare = JSON.stringify([{ id: "1", text: "a" }]);
  const handler = () => ({ status: 200, headers: { "content-type": "application/json" }, body: bare });
  const vendor = notes(["page"]);
  await using mock = await startMock(vendor, { handler });
  const client = createSdk<Client, object>(vendor.operations, { vendor: "notes", baseUrl: mock.url, auth: [] });

  expect(await client.notes.list({}).toArray({ limit: 9 })).toMatchObject([{ text: "a" }]);
});

test("a list that goes on by a cursor is read to its last item, and ends as its description allows", async () => {
  const vendor = notes(["after", "limit"], "next", "cursor");
  await using mock = await startMock(vendor);
  for (const written of ["a", "b", "c", "d", "e"]) await ask(mock, "POST /notes", { text: written });
  const client = createSdk<Client, object>(vendor.operations, { vendor: "notes", baseUrl: mock.url, auth: [] });

  const items = await client.notes.list({ limit: 2 }).toArray({ limit: 100 });

  expect(items.map((each) => each.text)).toEqual(["a", "b", "c", "d", "e"]);
  expect(mock.requests).toHaveLength(5 + 3);
  expect((await ask(mock, "GET /notes?after=4&limit=2")).body).toEqual({ notes: [expect.anything()] });
});

interface Client {
  readonly notes: {
    list(input: object): { toArray(options: { limit: number }): Promise<readonly { readonly text: string }[]> };
  };
}

test("without a table, a list has the pages its query keys declare", async () => {
  const { name, document } = notes(["page", "per_page"]);
  await using mock = await startMock({ name, document, operations: [] });
  for (const written of ["a", "b", "c"]) await ask(mock, "POST /notes", { text: written });

  const { body } = await ask(mock, "GET /notes?page=2&per_page=2");

  expect(body.notes).toMatchObject([{ text: "c" }]);
});

test.each([
  [["q", "page_number", "pageSize"], { style: "page", page: "page_number", size: "pageSize", first: 1 }],
  [["skip", "limit"], { style: "offset", offset: "skip", limit: "limit" }],
  [["pageToken", "maxResults"], { style: "cursor", cursor: "pageToken", limit: "maxResults" }],
  [["q", "sort"], { style: "single" }],
])("the query keys %j page as %j", (names, paging) => {
  expect(pagingByName(names, "")).toEqual({ ...paging, items: "" });
});
