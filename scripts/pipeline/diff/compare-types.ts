import type { Change } from "./change.ts";
import { compareShapes } from "./compare-shapes.ts";
import { changeText, judge } from "./judge.ts";
import type { Renames } from "./renames.ts";
import type { Surface, SurfaceType } from "./surface-types.ts";

type Types = Surface["types"];

/** What has become of the types of a client. */
export function compareTypes(before: Types, after: Types, renames: Renames): readonly Change[] {
  const known = Object.keys(before).flatMap((name) => typeChanges(before, after, renames, name));
  const renamed = new Set(renames.types.values());
  const fresh = Object.keys(after).filter((name) => !Object.hasOwn(before, name) && !renamed.has(name));
  return [
    ...known,
    ...fresh.map((name) => of(name, { affects: "everybody", bump: "minor", what: `The type \`${name}\` is new.` })),
  ];
}

function typeChanges(before: Types, after: Types, renames: Renames, name: string): readonly Change[] {
  const was = before[name] as SurfaceType;
  const now = renames.types.get(name) ?? name;
  const is = Object.hasOwn(after, now) ? after[now] : undefined;
  if (is === undefined)
    return [of(name, { affects: "everybody", bump: "major", what: `The type \`${name}\` is gone.` })];
  const what = `The type \`${name}\` is called \`${now}\`. An overlay keeps its name with \`x-sdk: { as: ${name} }\`.`;
  const renamed = now === name ? [] : [of(now, { affects: "everybody", bump: "major", what })];
  const use = is.use === was.use ? is.use : "both";
  const changes = compareShapes(renames.inShape(was.shape), is.shape);
  return [
    ...renamed,
    ...changes.map((change) =>
      of(now, { ...judge(change, use), what: changeText(now, change, use), field: fieldIn(change.path) }),
    ),
  ];
}

function of(at: string, rest: Omit<Change, "level" | "at">): Change {
  return { level: "surface", at, ...rest };
}

/** The name of the last field on a way. */
export function fieldIn(path: string): string {
  return (path.split(".").at(-1) ?? "").replaceAll("[]", "");
}
