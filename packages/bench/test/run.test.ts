import { expect, test } from "vitest";
import { columns } from "../src/faults/columns/index.ts";
import { complaintsOf } from "../src/faults/report.ts";
import { groups } from "../src/faults/rows/index.ts";
import { runFaults } from "../src/faults/run.ts";

const ids = [
  "refused",
  "reset",
  "reset-early",
  "stall",
  "502",
  "429-hour",
  "html",
  "redirect-away",
  "dots",
  "same-page",
  "hook",
  "undici",
  "clock-forward",
  "capped",
  "slow-reader",
  "cut-text",
];
const all = groups.flatMap(({ faults }) => faults);

test("our client has no bad cell, and sends a start once where the server may have acted", async () => {
  const ours = await columns({ oursOnly: true });

  const findings = await runFaults({ columns: ours, faults: all.filter(({ id }) => ids.includes(id)) });

  expect(complaintsOf(findings, new Set(ours.map(({ id }) => id)))).toBe("");
  const once = findings.filter(({ column }) => column === "ours-once");
  expect(Object.fromEntries(once.map(({ fault, cell }) => [fault, cell]))).toEqual({
    refused: "0× Connection",
    reset: "1× OutcomeUnknown",
    "reset-early": "1× OutcomeUnknown",
    stall: "1× OutcomeUnknown",
    "502": "1× OutcomeUnknown",
    "429-hour": "1× Deadline",
    html: "1× OutcomeUnknown",
    "redirect-away": "1× Refused",
    dots: "0× Refused",
    hook: "1× ok",
    undici: "1× ok",
    "clock-forward": "1× ok",
  });
});

test("a case that does not end is one that hangs", async () => {
  const [column] = await columns({ oursOnly: true });
  const faults = all.filter(({ id }) => id === "stall");

  const [finding] = await runFaults({ columns: column ? [column] : [], faults, limitMs: 1 });

  expect(finding).toMatchObject({ cell: "✗ hung", bads: ["hung"] });
});

test("every fault has an id of its own", () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});
