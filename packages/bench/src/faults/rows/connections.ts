import { gzipSync } from "node:zlib";
import { hangUp, reset, silence, stallAfterHeaders } from "../../../../mock/src/faults/reactions.ts";
import type { Group } from "../fault.ts";
import { answerText, flood, JSON_TYPE } from "../reactions.ts";
import { unproven } from "../step.ts";

const zipped = gzipSync(JSON.stringify({ id: "r1", text: "vacuum ".repeat(5000) }));

export const connections: Group = {
  title: "Connections",
  faults: [
    {
      ...{ id: "refused", title: "connection refused", script: "absent" },
      acted: "no",
      why: "No connection was made, so no byte of the request left the machine.",
    },
    {
      ...{ id: "reset", title: "reset after the request was read in full" },
      script: () => [unproven(reset)],
      statusless: true,
      acted: "maybe",
      why: "The request arrived; a reset says nothing about what was done with it.",
    },
    {
      ...{ id: "reset-early", title: "reset while the request is read", script: "cuts-in", padding: 4 * 1024 * 1024 },
      acted: "maybe",
      why: "The server did nothing here, but the client sees the same reset as one line above and cannot tell.",
    },
    {
      ...{ id: "hang-up", title: "closed without an answer" },
      script: () => [unproven(hangUp)],
      statusless: true,
      acted: "maybe",
      why: "As for a reset: the request arrived.",
    },
    {
      ...{ id: "silence", title: "stall before the headers", limits: { timeoutMs: 1000 } },
      script: () => [unproven(silence)],
      statusless: true,
      acted: "maybe",
      why: "A server that takes long may be at work.",
    },
    {
      ...{ id: "stall", title: "headers, then a stalled body", limits: { deadlineMs: 2000 } },
      script: () => [unproven(stallAfterHeaders({ ...JSON_TYPE, "content-length": "1000" }))],
      acted: "maybe",
      why: "A 200 was announced; what it says never came.",
    },
    {
      ...{ id: "truncated", title: "body shorter than announced" },
      script: () => [unproven(answerText('{"id":"r1"}', { "content-length": "100" }))],
      acted: "maybe",
      why: "The answer cannot be read to its end, and it may well have been a success.",
    },
    {
      ...{ id: "gzip", title: "gzip that breaks off" },
      script: () => [unproven(answerText(zipped.subarray(0, zipped.length / 2), { "content-encoding": "gzip" }))],
      acted: "maybe",
      why: "As for a truncated body.",
    },
    {
      ...{ id: "flood", title: "body that never ends", limits: { maxBytes: 256 * 1024 } },
      script: () => [unproven(flood)],
      acted: "maybe",
      why: "A 200 was announced; what it says never came to its end.",
    },
  ],
};
