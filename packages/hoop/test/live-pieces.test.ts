import { expect, test } from "vitest";
import { collect } from "../../core/test/support/collect.ts";
import type { HoopRun } from "../src/index.ts";
import { playRun } from "./support/play.ts";

const RECORD = "GET /sessions/{session_id}";
const STREAM = "GET /sessions/{session_id}/stream";

const base64 = (bytes: Iterable<number>) => btoa(String.fromCharCode(...bytes));

/** A piece of output: its type and what it holds, text or bytes. */
type Piece = readonly [type: string, content: string | Iterable<number>];

const payload = (content: Piece[1]) =>
  base64(typeof content === "string" ? new TextEncoder().encode(content) : content);

/** A run whose record has these pieces, and whose stream goes on with those. */
async function written(before: readonly Piece[], after: readonly Piece[]): Promise<HoopRun> {
  const { run, server } = await playRun("slow");
  const event_stream = before.map(([type, content], index) => [index / 10, type, payload(content)]);
  const events = after.map(
    ([type, content]) => `event: event\ndata: ${JSON.stringify({ type, payload: payload(content) })}\n\n`,
  );
  const body = [": connected\n\n", ...events, "event: session_end\ndata: {}\n\n"].join("");
  server.fail(RECORD, { how: { status: 200, body: JSON.stringify({ status: "open", event_stream }) } });
  server.fail(STREAM, { how: { status: 200, headers: { "content-type": "text/event-stream" }, body } });
  return run;
}

test("what a session wrote has its kind", async () => {
  const run = await written(
    [
      ["i", "select 1"],
      ["o", "1\n"],
    ],
    [
      ["e", "no such table\n"],
      ["o", "2\n"],
    ],
  );

  expect(await collect(run.live())).toEqual([
    { kind: "input", text: "select 1" },
    { kind: "output", text: "1\n" },
    { kind: "error", text: "no such table\n" },
    { kind: "output", text: "2\n" },
  ]);
});

test.for([1, 2, 3])("what a session wrote is whole where a piece ends after byte %d of a character", async (length) => {
  const bytes = [...new TextEncoder().encode("🐘")];
  const run = await written([["o", bytes.slice(0, length)]], [["o", bytes.slice(length)]]);

  expect(await collect(run.live())).toEqual([{ kind: "output", text: "🐘" }]);
});

test("what a session wrote is whole where an error comes in the middle of a character", async () => {
  const bytes = [...new TextEncoder().encode("ü")];
  const run = await written(
    [],
    [
      ["o", bytes.slice(0, 1)],
      ["e", "oops"],
      ["o", bytes.slice(1)],
    ],
  );

  expect(await collect(run.live())).toEqual([
    { kind: "error", text: "oops" },
    { kind: "output", text: "ü" },
  ]);
});

test.for([
  ["a type that is not known", ["x", "AAAA"]],
  ["an entry that is no piece", ["x"]],
  ["no entry", null],
] as const)("live output leaves out %s", async ([, entry]) => {
  const { run, server } = await playRun("succeeds");
  const event_stream = [entry && [0, ...entry], [0.1, "o", payload("1\n")]];
  server.fail(RECORD, { how: { status: 200, body: JSON.stringify({ event_stream }) } });

  expect(await collect(run.live())).toEqual([{ kind: "output", text: "1\n" }]);
});
