import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "./types/once-options.ts";

/** Notes in a folder, a file for each key; a kill leaves the old note or the new one. Needs Node, Bun or Deno. */
export function fileStore(folder: string): Store {
  const pathOf = (key: string) => join(folder, `${nameOf(key)}.json`);
  return {
    async get(key) {
      try {
        return await readFile(pathOf(key), "utf8");
      } catch (error) {
        if ((error as { code?: unknown }).code === "ENOENT") return undefined;
        throw error;
      }
    },
    async set(key, value) {
      await mkdir(folder, { recursive: true });
      const path = pathOf(key);
      const file = await open(`${path}.new`, "w");
      try {
        await file.writeFile(value);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.new`, path);
    },
  };
}

/** A file name that no two keys share, also where case makes no difference. */
const nameOf = (key: string): string =>
  encodeURIComponent(key).replace(/%..|[A-Z*]/g, (each) =>
    each.startsWith("%") ? each.toLowerCase() : `%${each.charCodeAt(0).toString(16)}`,
  );
