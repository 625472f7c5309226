import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { digest } from "../pipeline/text/digest.ts";
import { generatorDigest, readSource, vendorsIn } from "./workspace.ts";

/** Where a checkout notes what it has generated from what; not part of the repository. */
const NOTE = "node_modules/.cache/generated.json";

interface Note {
  readonly files: readonly string[];
  readonly digest: string;
}

/** Whether the generator, what it reads and what it has written are as they were when everything was generated. */
export function stateIsKnown(folder: string): boolean {
  const path = join(folder, NOTE);
  if (!existsSync(path)) return false;
  try {
    const note = JSON.parse(readFileSync(path, "utf8")) as Note;
    return note.digest === digestOf(folder, note.files);
  } catch {
    // A note that cannot be read is none.
    return false;
  }
}

/** Notes the state in which everything has just been generated. */
export function recordState(folder: string, files: readonly string[]): void {
  const note: Note = { files, digest: digestOf(folder, files) };
  mkdirSync(dirname(join(folder, NOTE)), { recursive: true });
  writeFileSync(join(folder, NOTE), JSON.stringify(note));
}

function digestOf(folder: string, files: readonly string[]): string {
  const sources = vendorsIn(folder).map((vendor) => JSON.stringify(readSource(folder, vendor)));
  const texts = files.flatMap((file) => [file, readFileSync(join(folder, file), "utf8")]);
  return digest(generatorDigest(), ...sources, ...texts);
}
