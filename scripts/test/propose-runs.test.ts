import { expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { answering, described, ref, text } from "./support/document.ts";
import { inPath, proposed } from "./support/proposed.ts";

const statuses = ["queued", "SUCCEEDED", "failed", "canceled", "requires_review"];

function runsWith(status: JsonObject, more: JsonObject = {}, start: JsonObject = ref("Run")) {
  const run = { type: "object", properties: { id: text, status, ...more } };
  const of = { parameters: [inPath("ws")] };
  const one = { parameters: [inPath("ws"), inPath("run_id")] };
  return proposed(
    described(
      {
        "/ws/{ws}/runs": { post: answering(start, of) },
        "/ws/{ws}/runs/{run_id}": { get: answering(ref("Run"), one) },
        "/ws/{ws}/runs/{run_id}/cancel": { post: answering(text, one) },
      },
      { Run: run },
    ),
  );
}

test("a POST that answers an id, and the status of what is read by it, make a run", () => {
  const { hints, notes } = runsWith({ type: "string", enum: statuses });

  expect(notes).toEqual([]);
  expect(hints["POST /ws/{ws}/runs"]?.run).toEqual({ name: "start", id: "id", poll: "runs.get" });
  expect(hints["GET /ws/{ws}/runs/{run_id}"]?.record).toEqual({
    attach: "attach",
    input: { ws: "$input.ws", run_id: "$id" },
    states: [
      { if: { status: ["SUCCEEDED"] }, state: "succeeded" },
      { if: { status: ["failed"] }, state: "failed" },
      { if: { status: ["canceled"] }, state: "cancelled" },
      { if: { status: ["queued", "requires_review"] }, state: "running" },
    ],
    cancel: { operation: "runs.cancel", input: { ws: "$input.ws", run_id: "$id" } },
  });
});

test("a status that may be null means that a run is under way", () => {
  const { hints } = runsWith({ type: ["string", "null"], enum: ["done", "failed", null] });

  const record = hints["GET /ws/{ws}/runs/{run_id}"]?.record as JsonObject;
  expect(record.states).toContainEqual({ if: { status: [null] }, state: "running" });
});

test.each<[string, JsonObject, JsonObject]>([
  ["only says that it has ended", { type: "string", enum: ["running", "completed"] }, {}],
  ["has a conclusion beside it", { type: "string", enum: statuses }, { conclusion: text }],
])("a status that %s makes none, and a note says what was seen", (_what, status, more) => {
  const { hints, notes } = runsWith(status, more);

  expect(hints["POST /ws/{ws}/runs"]?.run).toBeUndefined();
  expect(hints["GET /ws/{ws}/runs/{run_id}"]?.record).toBeUndefined();
  expect(notes).toEqual([expect.stringContaining("POST /ws/{ws}/runs: no `run` is proposed: its status is one of")]);
});

test.each<[string, JsonObject, JsonObject | undefined]>([
  ["a status of any text", text, undefined],
  ["a status that never ends", { type: "string", enum: ["active", "inactive"] }, undefined],
  ["a start that answers no id", { type: "string", enum: statuses }, { type: "object", properties: { ok: text } }],
])("%s makes no run", (_what, status, start) => {
  const { hints } = runsWith(status, {}, start);

  expect(hints["POST /ws/{ws}/runs"]?.run).toBeUndefined();
});
