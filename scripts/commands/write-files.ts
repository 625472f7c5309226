import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What has to change for a folder to hold these texts and, in its generated folders, nothing else. */
export interface Change {
  readonly path: string;
  /** `undefined`: there is no such file. */
  readonly before: string | undefined;
  /** `undefined`: the file has to go. */
  readonly after: string | undefined;
}

export async function changesIn(folder: string, files: ReadonlyMap<string, string>): Promise<readonly Change[]> {
  const wanted = await Promise.all(
    [...files].map(
      async ([path, after]): Promise<Change> => ({ path, before: await textOf(join(folder, path)), after }),
    ),
  );
  const folders = new Set([...files.keys()].map(dirname).filter((path) => path.endsWith("/generated")));
  const stale = await Promise.all([...folders].map((path) => strangersIn(folder, path, files)));
  return [...wanted.filter(({ before, after }) => before !== after), ...stale.flat()];
}

/** Writes beside the files first and renames then, so that a failure leaves every file as it was. */
export async function applyChanges(folder: string, changes: readonly Change[]): Promise<void> {
  const temporary: { from: string; to: string }[] = [];
  try {
    for (const { path, after } of changes) {
      if (after === undefined) continue;
      const to = join(folder, path);
      const from = `${to}.${process.pid}.tmp`;
      temporary.push({ from, to });
      await mkdir(dirname(to), { recursive: true });
      await writeFile(from, after);
    }
    for (const { from, to } of temporary) await rename(from, to);
  } catch (error) {
    await Promise.allSettled(temporary.map(({ from }) => rm(from, { force: true })));
    throw error;
  }
  for (const { path, after } of changes) if (after === undefined) await rm(join(folder, path));
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function strangersIn(folder: string, path: string, files: ReadonlyMap<string, string>): Promise<Change[]> {
  const entries = await readdir(join(folder, path)).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const strangers = entries.map((entry) => `${path}/${entry}`).filter((file) => !files.has(file));
  return Promise.all(
    strangers.map(async (file) => ({
      path: file,
      before: await textOf(join(folder, file)),
      after: undefined,
    })),
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
