import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { CallOptions, Operation } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { scripted } from "../support/scripted.ts";
import { clientOf } from "../support/sdk.ts";

interface Logs {
  readonly logs: { get(input?: object, options?: CallOptions): Promise<unknown> };
}

const client = (answer: Operation["answer"], response: Response) => {
  const row: Operation = { id: "logs.get", method: "GET", path: "/logs", effect: "read", ...(answer && { answer }) };
  const server = scripted(response);
  return { server, ...clientOf<Logs>({ logs: { get: row } }, server) };
};

const compressed = (encoding: string) =>
  new Response(gzipSync("rows"), { headers: { "content-type": "text/plain", "content-encoding": encoding } });

test.for(["text", "bytes", "events"] as const)("an answer of %s is asked for as it is", async (answer) => {
  const { logs, server } = client(answer, new Response("rows"));

  await logs.get();

  expect(server.requests[0]?.headers.get("accept-encoding")).toBe("identity");
});

test.for(["text", "bytes", "events"] as const)("an answer of %s that came compressed is no data", async (answer) => {
  const { logs } = client(answer, compressed("gzip"));

  expect(await caught(logs.get())).toMatchObject({
    name: "DecodeError",
    message: expect.stringContaining("content-encoding gzip"),
  });
});

test("an answer that says it is not compressed is data", async () => {
  const { logs } = client("text", new Response("rows", { headers: { "content-encoding": "identity" } }));

  expect(await logs.get()).toBe("rows");
});

test("JSON may be compressed, as half of it does not parse", async () => {
  const { logs, server } = client(undefined, Response.json({ ok: true }, { headers: { "content-encoding": "gzip" } }));

  expect(await logs.get()).toEqual({ ok: true });
  expect(server.requests[0]?.headers.get("accept-encoding")).toBeNull();
});
