import { type Affected, type Bump, highest } from "./change.ts";
import type { Kind, ShapeChange } from "./compare-shapes.ts";
import { shapeText } from "./shape-text.ts";
import type { SurfaceType } from "./surface-types.ts";

export interface Judgement {
  readonly affects: Affected;
  readonly bump: Bump;
}

/** Whom a change of a type affects, and which bump it asks for: who reads and who writes want opposite things. */
export function judge(change: ShapeChange, use: SurfaceType["use"]): Judgement {
  if (use === "requests") return { affects: "writers", bump: forWriters(change) };
  if (use === "answers") return { affects: "readers", bump: forReaders(change) };
  const [writers, readers] = [forWriters(change), forReaders(change)];
  const affects = writers === readers ? "everybody" : highest([writers, readers]) === writers ? "writers" : "readers";
  return { affects, bump: highest([writers, readers]) };
}

function forReaders({ kind }: ShapeChange): Bump {
  return bumpOfReaders[kind];
}

function forWriters({ kind, isRequired = false, went = [] }: ShapeChange): Bump {
  return isRequired || went.length > 0 ? "major" : bumpOfWriters[kind];
}

const bumpOfReaders: Readonly<Record<Kind, Bump>> = {
  added: "minor",
  removed: "major",
  required: "minor",
  optional: "major",
  widened: "major",
  narrowed: "minor",
  changed: "major",
  // The enums of answers are open, so a program reckons with other values already.
  values: "minor",
};

const bumpOfWriters: Readonly<Record<Kind, Bump>> = {
  added: "minor",
  removed: "major",
  required: "major",
  optional: "minor",
  widened: "minor",
  narrowed: "major",
  changed: "major",
  values: "minor",
};

/** What has changed, for people: `Session.end` is gone. */
export function changeText(name: string, change: ShapeChange, use: SurfaceType["use"]): string {
  const { path, kind, before, after, came = [], went = [], isRequired } = change;
  const place = `\`${path === "" ? name : `${name}.${path}`}\``;
  const values = (all: readonly string[]) => all.map((value) => `\`${value}\``).join(", ");
  const added = after === undefined ? "" : `: ${code(shapeText(after))}`;
  switch (kind) {
    case "added":
      return `${place} is new${added}${isRequired && use !== "answers" ? ", and has to be given" : ""}.`;
    case "removed":
      return `${place} is gone.`;
    case "required":
      return use === "answers" ? `${place} is always there.` : `${place} has to be given.`;
    case "optional":
      return use === "requests" ? `${place} may be left out.` : `${place} may be missing.`;
    case "values":
      return [
        ...(came.length > 0 ? [`${place} may be ${values(came)}.`] : []),
        ...(went.length > 0 ? [`${place} is no longer ${values(went)}.`] : []),
      ].join(" ");
    default:
      return `${place} is ${code(shapeText(after ?? "unknown"))}, was ${code(shapeText(before ?? "unknown"))}.`;
  }
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}
