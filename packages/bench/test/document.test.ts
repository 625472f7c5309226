import { describe, expect, test } from "vitest";
import { documentOf, type Run } from "../src/faults/document.ts";
import type { Fault } from "../src/faults/fault.ts";

const fault = (id: string, title: string, more: Partial<Fault> = {}): Fault => ({
  ...{ id, title, script: "absent", acted: "maybe", why: "Nobody knows." },
  ...more,
});

const run: Run = {
  groups: [
    { title: "Connections", faults: [fault("reset", "reset after all"), fault("stall", "stalled body")] },
    {
      title: "Lists",
      faults: [fault("same", "the same page", { acted: "no", why: "A read.", limits: { deadlineMs: 7 } })],
    },
  ],
  columns: [
    { id: "ours", title: "ours: once", ours: true },
    { id: "peer", title: "peer", ours: false },
  ],
  findings: [
    { fault: "reset", column: "ours", cell: "1× OutcomeUnknown", bads: [] },
    { fault: "reset", column: "peer", cell: "✗ 3× resent", bads: ["resent", "raw"] },
    { fault: "stall", column: "peer", cell: "✗ hung", bads: ["hung"] },
  ],
  versions: { openai: "7.0.0" },
  node: "v24.0.0",
  limitMs: 20_000,
};

describe("the document", () => {
  const lines = documentOf(run).split("\n");

  test.for([
    "| fault | ours: once | peer |",
    "| **Connections** |  |  |",
    "| reset after all | 1× OutcomeUnknown | ✗ 3× resent |",
    "| stalled body | – | ✗ hung |",
    "| the same page | – | – |",
  ])("has the row %s", (row) => {
    expect(lines).toContain(row);
  });

  test.for(["| ours: once | 1 | 0 |", "| peer | 2 | 2 |"])("counts a column's bad cells: %s", (row) => {
    expect(lines).toContain(row);
  });

  test.for(["| reset after all; stalled body | maybe | Nobody knows. |", "| the same page | no | A read. |"])(
    "says once what faults prove: %s",
    (row) => {
      expect(lines).toContain(row);
    },
  );

  test("names versions, limits and ids", () => {
    const text = documentOf(run);

    expect(text).toContain("openai 7.0.0");
    expect(text).toContain("Node v24.0.0");
    expect(text).toContain("the same page: `deadlineMs` 7");
    expect(text).toContain("`reset`, `stall`, `same`");
  });

  test("is the same for the same run", () => {
    expect(documentOf({ ...run, findings: run.findings.toReversed() })).toBe(documentOf(run));
  });
});
