import { bare } from "./bare.ts";
import { ours } from "./ours.ts";
import type { Report, Traffic } from "./traffic.ts";

/** Sends the traffic, in a process of its own, so that its memory is the client's alone. */
const [, , name, origin = "", traffic = ""] = process.argv;
const conduct = name === "bare" ? bare : ours;
const started = performance.now();
const counts = await conduct(origin, JSON.parse(traffic) as Traffic);
const ms = performance.now() - started;
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const report: Report = { ...counts, ms, cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 };
console.log(JSON.stringify(report));
process.exit();
