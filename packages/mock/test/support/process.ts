import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";

/** The first line a process prints that matches; rejects when it ends without one. */
export async function untilLine(child: ChildProcess, pattern: RegExp): Promise<RegExpMatchArray> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("the process prints nowhere");
  const complaints = output(stderr);
  const seen: string[] = [];
  for await (const line of createInterface({ input: stdout })) {
    const match = line.match(pattern);
    if (match) return match;
    seen.push(line);
  }
  throw new Error(`ended without ${pattern}:\n${seen.join("\n")}\n${await complaints}`);
}

export const output = (stream: Readable | null): Promise<string> => (stream ? text(stream) : Promise.resolve(""));
