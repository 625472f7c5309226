import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Row } from "../check.ts";
import { fleetServer } from "./server.ts";
import { type Report, TRAFFIC, type Traffic } from "./traffic.ts";

/** A fleet by `runAll` against the same traffic by a bare loop. */
export async function fleet(traffic: Traffic = TRAFFIC): Promise<readonly Row[]> {
  const bare = await reportOf("bare", traffic);
  const ours = await reportOf("ours", traffic);
  const rows = (name: string, { ms, cpuMs, peakMb, succeeded, lost, unseen, notStarted }: Report): readonly Row[] => [
    [`${name}, time`, seconds(ms), `${seconds(cpuMs)} of processor`],
    [`${name}, memory at its peak`, `${peakMb.toFixed(0)} MB`],
    [
      `${name}, succeeded`,
      String(succeeded),
      `${lost} lost starts, ${unseen} not seen to end, ${notStarted} not started`,
    ],
  ];
  return [
    ...rows("bare loop", bare),
    ...rows("runAll", ours),
    ["fleet over a bare loop, time", (ours.ms / bare.ms).toFixed(2)],
    ["fleet over a bare loop, memory", (ours.peakMb / bare.peakMb).toFixed(2)],
    ["fleet, runs not accounted for", String(unaccounted(ours, traffic))],
  ];
}

/** Runs whose end was not seen, or that are in no list; a start that was lost is accounted for. */
export const unaccounted = ({ succeeded, lost, notStarted }: Report, { runs }: Traffic): number =>
  runs - succeeded - lost - notStarted;

/** What one client makes of the traffic, against a server of its own. */
export async function reportOf(
  name: "ours" | "bare",
  traffic: Traffic,
): Promise<Report & { readonly started: number }> {
  const server = await fleetServer(traffic);
  try {
    const args = [client, name, server.origin, JSON.stringify(traffic)];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return { ...(JSON.parse(stdout) as Report), started: server.started() };
  } finally {
    server.close();
  }
}

const client = fileURLToPath(new URL("client.ts", import.meta.url));
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
