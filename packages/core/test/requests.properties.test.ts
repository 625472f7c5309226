import { createServer, type IncomingMessage, type Server } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Operation, RefusedError } from "../src/index.ts";
import { holds, LONG } from "./support/property.ts";
import { clientOf } from "./support/sdk.ts";

const items = {
  get: {
    ...{ id: "items.get", method: "GET", path: "/groups/{group}/items/{item}/of", effect: "read" },
    query: ["text", ["list", "list[]"], "count"],
    headers: { note: "X-Note" },
    answer: "none",
  },
} as const satisfies Record<string, Operation>;

interface Api {
  readonly items: { get(input: object): Promise<void> };
}

let server: Server;
let seen: IncomingMessage | undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen = request;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const originOf = (): string => `http://127.0.0.1:${(server.address() as { port: number }).port}`;

/** What the server got, `undefined` where the call was refused. */
async function sent(
  act: (client: ReturnType<typeof clientOf<Api>>) => Promise<unknown>,
): Promise<IncomingMessage | undefined> {
  seen = undefined;
  try {
    await act(clientOf<Api>({ items }, { baseUrl: originOf() }));
  } catch (error) {
    expect(error).toBeInstanceOf(RefusedError);
    expect(seen, "a request of a refused call").toBeUndefined();
  }
  return seen;
}

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.constantFrom(
    "..",
    ".",
    "",
    "%2e",
    "%2E.",
    "a/..",
    "../..",
    "a/b",
    "a\\b",
    "?",
    "#",
    "a?b=c&d",
    ";",
    "%",
    "%2f",
    "+",
    " ",
    "\t",
    "\0",
  ),
);
/** Half a surrogate pair cannot be encoded. */
const isWellFormed = (value: string) => !/\p{Surrogate}/u.test(value);
const isDots = (value: string) => /^(\.|%2e){1,2}$/i.test(value);

describe("the server reads from a URL", () => {
  test("the same values on the same endpoint, or nothing", { timeout: LONG }, () =>
    holds(
      fc.asyncProperty(
        text,
        text,
        text,
        fc.array(text, { maxLength: 3 }),
        fc.integer(),
        async (group, item, text, list, count) => {
          const refusable = [group, item].some((value) => value === "" || isDots(value));
          const malformed = ![group, item, text, ...list].every(isWellFormed);

          const request = await sent((client) => client.items.get({ group, item, text, list, count }));

          expect(request === undefined).toBe(refusable || malformed);
          if (request === undefined) return;
          const [path = "", search] = (request.url ?? "").split("?");
          expect(path.split("/").map(decodeURIComponent)).toEqual(["", "groups", group, "items", item, "of"]);
          const query = new URLSearchParams(search);
          expect([query.get("text"), query.getAll("list[]"), query.get("count")]).toEqual([text, list, String(count)]);
          expect([...query.keys()]).toHaveLength(2 + list.length);
        },
      ),
    ),
  );

  test("as many segments as a path of no description has, none of them dots, or nothing", { timeout: LONG }, () =>
    holds(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (segments) => {
        const given = `/${segments.join("/")}`;

        const request = await sent((client) => client.request("GET", given));

        if (request === undefined) return;
        const path = (request.url ?? "").split("?")[0] ?? "";
        expect(path.split("/")).toHaveLength((given.split("?")[0] ?? "").split("/").length);
        expect(path.split("/").some(isDots)).toBe(false);
      }),
    ),
  );
});

test(
  "the server reads from a header the same value, white space around it left out, or nothing",
  { timeout: LONG },
  () =>
    holds(
      fc.asyncProperty(
        fc.oneof(text, fc.constantFrom("a\r\nb: c", "\n", "\u000e", "\u007f", "é", "€")),
        async (note) => {
          const request = await sent((client) => client.items.get({ group: "g", item: "i", note }));

          if (request === undefined) return;
          expect(note).not.toMatch(/[\r\n\0]/);
          expect(request.headers["x-note"] ?? "").toBe(note.replace(/^[ \t]+|[ \t]+$/g, ""));
        },
      ),
    ),
);
