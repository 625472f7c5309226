import { writeSync } from "node:fs";

/** Loaded into a process that is measured: at its end it writes the most memory it has had, in kB, to its fourth stream. */
process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));
