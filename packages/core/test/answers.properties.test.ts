import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { faultServer } from "../../mock/src/faults/fault-server.ts";
import { type CallOptions, type Operation, SdkError, type ServerEvent } from "../src/index.ts";
import { collect } from "./support/collect.ts";
import { holds, LONG, named, RUNS } from "./support/property.ts";
import { scripted } from "./support/scripted.ts";
import { clientOf, connectedTo } from "./support/sdk.ts";

const kinds = ["json", "optional", "none", "text", "bytes", "events"] as const;
type Kind = (typeof kinds)[number];

/** One operation a way of reading an answer. */
const items = Object.fromEntries(
  kinds.map((kind): [Kind, Operation] => [
    kind,
    { id: `items.${kind}`, method: "GET", path: "/items", effect: "read", ...(kind !== "json" && { answer: kind }) },
  ]),
);

interface Api {
  readonly items: Readonly<Record<Kind, (options?: CallOptions) => Promise<unknown>>>;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const pitfalls = [
  ...['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}', "[".repeat(50_000)],
  ...["[".repeat(900) + "]".repeat(900), "\0", '{"a":"\0"}', "\ufeff{}", '""', "null", "1e999", "", " ", "{}{}"],
  ...["<!doctype html><title>Sign in</title>", '{"error":{"message":1}}', '{"message":"\u001b[2J"}', "data: {}\n\n"],
  ...["id: 1\r\rdata\r\n\r\nevent: x\ndata: 1\n\n", "retry: 1e9\n\n"],
];
const bodies = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.json().map(bytesOf),
  fc.json().map((text) => bytesOf(text).slice(0, -1)),
  fc.constantFrom(...pitfalls).map(bytesOf),
);
const latin1 = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
  maxLength: 30,
});
const types = fc.constantFrom(
  "application/json",
  "application/json; charset=utf-16",
  "text/html",
  "TEXT/HTML",
  "text/plain",
  "",
);
const headers = fc.record(
  {
    "content-type": fc.oneof(types, latin1),
    "retry-after": fc.oneof(fc.constantFrom("-1", "1e9", "Infinity", "Thu, 01 Jan 1970"), latin1),
    location: fc.oneof(fc.webUrl(), latin1),
    "x-new-access-token": latin1,
  },
  { requiredKeys: [] },
);

const shapeOf = (prototype: object) => JSON.stringify(Reflect.ownKeys(prototype).map(String));
const builtIn = [Object.prototype, Array.prototype, Function.prototype, Error.prototype];
let shapes: string[] = [];

beforeEach(() => {
  shapes = builtIn.map(shapeOf);
});
afterEach(() => {
  expect(builtIn.map(shapeOf), "prototypes of the platform").toEqual(shapes);
});

/** What a call ends in, a stream read to its end included. */
async function endOf(kind: Kind, answer: Promise<unknown>): Promise<{ data: unknown } | { error: unknown }> {
  try {
    const data = await answer;
    if (kind === "events") return { data: await collect(data as AsyncIterable<ServerEvent>) };
    return { data: kind === "bytes" ? new Uint8Array(await new Response(data as ReadableStream).arrayBuffer()) : data };
  } catch (error) {
    return { error };
  }
}

/** Whether data are what an answer of these bytes holds. */
function fits(kind: Kind, data: unknown, bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  if (kind === "none") return data === undefined;
  if (kind === "text") return data === text;
  if (kind === "bytes") return isDeepStrictEqual(data, Uint8Array.from(bytes));
  if (kind === "events")
    return (data as ServerEvent[]).every(({ data, event }) => [data, event].every((part) => typeof part === "string"));
  if (kind === "optional" && text === "") return data === undefined;
  return isDeepStrictEqual(data, JSON.parse(text));
}

function expectNamed(error: unknown): void {
  expect(error, String(error)).toBeInstanceOf(SdkError);
  expect(named).toContain((error as SdkError).name);
}

describe("whatever a server answers", () => {
  test("comes as data that fit, or as exactly one of the named errors", { timeout: LONG }, () =>
    holds(
      fc.asyncProperty(
        fc.constantFrom(...kinds),
        fc.oneof(fc.constant(200), fc.integer({ min: 200, max: 599 })),
        headers,
        bodies,
        async (kind, status, headers, bytes) => {
          const init = { status, headers };
          const body = [204, 205, 304].includes(status) ? null : bytes;
          const server = scripted(...Array.from({ length: 4 }, () => () => new Response(body, init)));
          const client = clientOf<Api>({ items }, server);

          const end = await endOf(kind, client.items[kind]());

          if ("error" in end) return expectNamed(end.error);
          expect(status, "status of a success").toBeLessThan(300);
          if (/html/i.test(headers["content-type"] ?? "")) expect(kind).toBe("bytes");
          expect(fits(kind, end.data, body ?? new Uint8Array())).toBe(true);
        },
      ),
    ),
  );

  const line = fc.tuple(
    fc.constantFrom("content-type", "content-length", "transfer-encoding", "content-encoding", "x"),
    latin1,
  );
  const http = fc
    .tuple(fc.nat(1100), fc.array(line, { maxLength: 4 }), bodies)
    .map(([status, lines, body]) => [
      Buffer.from([`HTTP/1.1 ${status} X`, ...lines.map((line) => line.join(": ")), "\r\n"].join("\r\n"), "latin1"),
      body,
    ])
    .map((parts) => Buffer.concat(parts));

  test("even bytes that are hardly HTTP", { timeout: LONG }, () =>
    holds(
      fc.asyncProperty(fc.constantFrom(...kinds), fc.oneof(http, fc.uint8Array()), async (kind, bytes) => {
        await using server = await faultServer([({ socket }) => void socket.end(bytes)]);
        const client = clientOf<Api>({ items }, { ...connectedTo(server), retry: false });

        const end = await endOf(kind, client.items[kind]());

        if ("error" in end) expectNamed(end.error);
      }),
      RUNS / 10,
    ),
  );
});
