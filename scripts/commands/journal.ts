import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Change } from "./write-files.ts";

/** Where a change of many files is prepared; on the disk of the tree, so that a rename moves no bytes. */
const FOLDER = "node_modules/.cache/journal";

interface Entry {
  readonly path: string;
  /** The prepared file; none where the file has to go. */
  readonly file?: string;
}

/**
 * Changes all files or none, whenever the process is killed: until everything is prepared and noted, nothing has
 * changed; from then on `recover` completes what was begun. `onStep` is called before each step.
 */
export function commit(folder: string, changes: readonly Change[], onStep: () => void = () => {}): void {
  recover(folder);
  const [next, noted] = [join(folder, FOLDER, "next"), join(folder, FOLDER, "noted")];
  mkdirSync(next, { recursive: true });
  const entries = changes.map(({ path, after }, index): Entry => {
    onStep();
    if (after === undefined) return { path };
    writeDurably(join(next, String(index)), after);
    return { path, file: String(index) };
  });
  writeDurably(join(next, "journal.json"), JSON.stringify(entries));
  onStep();
  renameSync(next, noted);
  try {
    complete(folder, entries, onStep);
  } catch (error) {
    restore(folder, changes);
    throw error;
  }
}

/** Completes a change that was begun and noted, and forgets one that was only prepared. */
export function recover(folder: string): void {
  const [next, noted] = [join(folder, FOLDER, "next"), join(folder, FOLDER, "noted")];
  if (existsSync(next)) rmSync(next, { recursive: true, force: true });
  if (!existsSync(noted)) return;
  complete(folder, JSON.parse(readFileSync(join(noted, "journal.json"), "utf8")) as Entry[], () => {});
}

/** Each step can be repeated: a file that is no longer prepared stands where it belongs. */
function complete(folder: string, entries: readonly Entry[], onStep: () => void): void {
  const noted = join(folder, FOLDER, "noted");
  for (const { path, file } of entries) {
    onStep();
    const to = join(folder, path);
    if (file === undefined) removeFile(folder, path);
    else if (existsSync(join(noted, file))) {
      mkdirSync(dirname(to), { recursive: true });
      renameSync(join(noted, file), to);
    }
  }
  onStep();
  forget(folder);
}

/** A folder goes with its last file: an empty one in `specs` would be a vendor. */
function removeFile(folder: string, path: string): void {
  rmSync(join(folder, path), { force: true });
  for (let home = dirname(path); home !== "."; home = dirname(home)) {
    try {
      rmdirSync(join(folder, home));
    } catch {
      // It holds something else.
      return;
    }
  }
}

/** The note goes first, and at once: what is left of it says nothing. */
function forget(folder: string): void {
  const done = join(folder, FOLDER, "next");
  renameSync(join(folder, FOLDER, "noted"), done);
  rmSync(done, { recursive: true, force: true });
}

function restore(folder: string, changes: readonly Change[]): void {
  for (const { path, before } of changes) {
    const to = join(folder, path);
    if (before !== undefined) writeFileSync(to, before);
    else if (statSync(to, { throwIfNoEntry: false })?.isFile()) rmSync(to);
  }
  forget(folder);
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, "w");
  writeFileSync(file, text);
  fsyncSync(file);
  closeSync(file);
}
