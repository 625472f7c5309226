import { expect, test } from "vitest";
import { reportOf, unaccounted } from "../src/fleet/compare.ts";

const traffic = { runs: 60, concurrency: 20, outageMs: 1500 };

test("a fleet accounts for every run over an outage, as a bare loop does", { timeout: 60_000 }, async () => {
  for (const name of ["ours", "bare"] as const) {
    const { started, ...report } = await reportOf(name, traffic);

    expect(unaccounted(report, traffic)).toBe(0);
    expect(report.unseen).toBe(0);
    expect(report.succeeded).toBe(started);
  }
});
