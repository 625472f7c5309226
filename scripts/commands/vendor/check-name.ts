import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../workspace.ts";
import { workspacesIn } from "./workspaces.ts";

/** Refuses a name that no new vendor can have, and says what would do. */
export function checkNewName(folder: string, name: string): void {
  const wrong = wrongName(name) ?? takenName(folder, name);
  if (wrong !== undefined) throw new UsageError(`A vendor cannot be called ${JSON.stringify(name)}: ${wrong}.`);
}

function wrongName(name: string): string | undefined {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    const plain = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+|-+$/g, "");
    const hint = plain === "" ? "" : `, such as ${plain.slice(0, LONGEST)}`;
    return `it must be small letters and digits, with single hyphens between them, as in a name at npm${hint}`;
  }
  if (name.length > LONGEST) return `it must have ${LONGEST} letters at most`;
  if (reserved.has(name.replaceAll("-", "")))
    return "programs could not call their client so: it is a word of the language";
  return undefined;
}

const LONGEST = 50;

/** The name becomes a constant of programs, and a key of objects. */
const reserved: ReadonlySet<string> = new Set([
  ..."await break case catch class const continue debugger default delete do else enum export extends false".split(" "),
  ..."finally for function if implements import in instanceof interface let new null package private".split(" "),
  ..."protected public return static super switch this throw true try typeof undefined var void while with".split(" "),
  ..."yield arguments eval constructor prototype console process fetch".split(" "),
]);

function takenName(folder: string, name: string): string | undefined {
  if (existsSync(join(folder, "specs", name))) {
    return `specs/${name} is there already. pnpm regenerate ${name} takes a newer description of it, pnpm vendor:remove ${name} takes it away`;
  }
  const owner = packagesIn(folder).find((one) => one.name === `@x/${name}` || one.folder === `packages/${name}`);
  return owner && `${owner.folder} is there already`;
}

interface Package {
  readonly folder: string;
  readonly name: string | undefined;
}

function packagesIn(folder: string): readonly Package[] {
  return workspacesIn(folder).flatMap((home): Package[] => {
    const manifest = join(folder, home, "package.json");
    if (home === "" || !existsSync(manifest)) return [];
    return [{ folder: home, name: (JSON.parse(readFileSync(manifest, "utf8")) as { readonly name?: string }).name }];
  });
}
