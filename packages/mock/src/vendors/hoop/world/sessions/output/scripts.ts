import type { Printed, ScriptEntry, WorldFile } from "../../parse/world-file.ts";
import type { Scripts } from "../../types/scripts.ts";

/** What each script of a world does; one the file does not have says so and fails, as a command that is not there. */
export function createScripts({ scripts = [] }: WorldFile): Scripts {
  const known = new Map(scripts.map((entry) => [entry.script, entry]));
  return (script) => known.get(script) ?? unknown(script);
}

export const printedBytes = ([, bytes]: Printed): Uint8Array =>
  typeof bytes === "string" ? Buffer.from(bytes) : Buffer.from(bytes.base64, "base64");

const unknown = (script: string): ScriptEntry => ({
  script,
  output: [[3, `this world has no script ${JSON.stringify(script)}: add it to "scripts" in the world file\n`]],
  exit_code: 127,
  took_ms: 6,
});
