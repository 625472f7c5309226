import { readdir, readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { nearestText } from "../../../../description/nearest.ts";
import { checkNames } from "./check-names.ts";
import { checkShape } from "./check-shape.ts";
import { WorldFileError } from "./problem.ts";
import type { WorldFile } from "./world-file.ts";

/** The world a file describes; throws {@link WorldFileError} with everything that is wrong with it. */
export async function readWorld(path: string): Promise<WorldFile> {
  const text = await readFile(path, "utf8").catch(async (cause: NodeJS.ErrnoException) => {
    if (cause.code !== "ENOENT") throw cause;
    const files = await readdir(dirname(path)).catch(() => []);
    throw new Error(`there is no file ${path}${nearestText(basename(path), files)}`, { cause });
  });
  return parseWorld(text, path);
}

/** The world a text describes; `file` is its name in errors. */
export function parseWorld(text: string, file = "world.json"): WorldFile {
  const value = parsed(text, file);
  const misshapen = checkShape(value);
  if (misshapen.length > 0) throw new WorldFileError(file, misshapen);
  const world = value as WorldFile;
  const misnamed = checkNames(world);
  if (misnamed.length > 0) throw new WorldFileError(file, misnamed);
  return world;
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WorldFileError(file, [{ pointer: "", value: text, fix: `write JSON (${(cause as Error).message})` }]);
  }
}
