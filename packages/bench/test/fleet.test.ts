import { expect, test } from "vitest";
import { reportOf, unaccounted } from "../src/fleet/compare.ts";

const traffic = { runs: 60, concurrency: 20, outageMs: 1500 };

test.for(["ours", "bare"] as const)(
  "%s accounts for every run over an outage",
  async (name) => {
    const { started, ...report } = await reportOf(name, traffic);

    expect(unaccounted(report, traffic)).toBe(0);
    expect(report.unseen).toBe(0);
    expect(report.succeeded).toBe(started);
  },
  60_000,
);
