import { expect, test } from "vitest";
import { complaintsOf } from "../src/faults/report.ts";

const ours = new Set(["ours-once"]);
const finding = { fault: "reset", cell: "✗ 2× resent", ms: 10, limitMs: 20, bads: ["resent"] } as const;

test("a bad cell of ours is named with its rule and the way to see it again", () => {
  const complaints = complaintsOf([{ ...finding, column: "ours-once" }], ours);

  expect(complaints).toContain("reset × ours-once: ✗ 2× resent");
  expect(complaints).toContain("resent: a start came to the server again");
  expect(complaints).toContain("pnpm faults --ours --only reset");
});

test("neither a good cell nor a peer's is complained of", () => {
  const findings = [
    { ...finding, column: "openai" },
    { ...finding, column: "ours-once", bads: [] },
  ];

  expect(complaintsOf(findings, ours)).toBe("");
});
