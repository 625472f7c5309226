import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

/** Does something in a new folder that is gone afterwards; one that a killed process has left is gone as well. */
export async function inOwnFolder<T>(
  purpose: string,
  act: (folder: string) => Promise<T>,
  home = tmpdir(),
): Promise<T> {
  removeLeft(purpose, home);
  const folder = mkdtempSync(join(home, `${purpose}-${hostname()}-${process.pid}-`));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder's name says whose it is; another machine or container that shares them has processes of its own. */
function removeLeft(purpose: string, home: string): void {
  const start = `${purpose}-${hostname()}-`;
  for (const name of readdirSync(home)) {
    const pid = name.startsWith(start) ? Number(/^(\d+)-\w+$/.exec(name.slice(start.length))?.[1]) : Number.NaN;
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    try {
      rmSync(join(home, name), { recursive: true, force: true });
    } catch {
      // A process that the killed one had started may still write into it; the next run removes it.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Whatever else is wrong, such as a process of somebody else's, there is one.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
