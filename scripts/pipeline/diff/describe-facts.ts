import type { Document } from "../document/openapi.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { below, keysOf } from "../json/pointer.ts";
import { type Bump, type Change, highest } from "./change.ts";
import { isSame } from "./compare-shapes.ts";
import { type FactChange, factChanges } from "./facts-diff.ts";
import { type Moves, withNames } from "./moves.ts";
import { affectedAt, schemaIn } from "./uses.ts";

export interface Described {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly moves: Moves;
  /** Both as the SDK understands them, where that is possible. */
  readonly documents: readonly (Document | undefined)[];
  /** Whether the corrected description is another one at a place. */
  readonly ships: (pointer: string) => boolean;
  /** What has changed for callers, and which operations and types a pointer leads to. */
  readonly changes: readonly Change[];
  /** Whether an overlay has to say more about a place before it becomes a part of the client. */
  readonly isUnsettled: (pointer: string) => boolean;
  readonly namesAt: (pointer: string) => readonly string[];
  readonly restsOn: (pointer: string) => readonly string[];
}

/** What has changed in a description, each change with the bump it asks for. */
export function describeFacts(described: Described): readonly Change[] {
  const { before, after, moves, documents, restsOn } = described;
  const all = factChanges(before, after).filter((one) => !isMoved(one, moves));
  const of = (pointer: string, what: string, isNew = false): Change => {
    const rests = restsOn(pointer);
    const affects = affectedAt(pointer, isNew ? documents[1] : documents[0]);
    const bump = bumpOf(pointer, described);
    return { level: "description", affects, bump, at: pointer, what, ...(rests.length > 0 && { rests }) };
  };
  const moved = [...moves.paths].map(([old, now]) => of(below("#/paths", old), `\`${old}\` is now \`${now}\`.`));
  const renamed = [...moves.schemas].map(([old, now]) =>
    of(schemaPointer(before, old), `\`${old}\` is now called \`${now}\`.`),
  );
  const inside = [...moves.paths].flatMap(([old, now]) => insideMoved(described, old, now));
  return [
    ...moved,
    ...renamed,
    ...[...all, ...inside].map((one) => of(one.pointer, factText(one), one.before === undefined)),
  ];
}

function schemaPointer(document: JsonObject, name: string): string {
  return below(document.swagger === undefined ? "#/components/schemas" : "#/definitions", name);
}

/** What else has changed in a path that has moved. */
function insideMoved({ before, after, moves }: Described, old: string, now: string): readonly FactChange[] {
  const [was, is] = [before.paths, after.paths] as readonly JsonObject[];
  const all = factChanges(was?.[old] ?? null, is?.[now] ?? null, below("#/paths", now));
  return all.filter((one) => !isMoved(one, moves));
}

/** What only follows from a name that has changed. */
function isMoved({ pointer, before, after }: FactChange, moves: Moves): boolean {
  const [first, ...rest] = keysOf(pointer);
  const name = rest.length === 1 && first === "paths" ? rest[0] : undefined;
  if (name !== undefined) return moves.paths.has(name) || [...moves.paths.values()].includes(name);
  const schema = schemaIn(keysOf(pointer));
  const isWhole = keysOf(pointer).length <= 3 && schema !== undefined;
  if (isWhole && (moves.schemas.has(schema) || [...moves.schemas.values()].includes(schema))) return true;
  return before !== undefined && after !== undefined && isSame(withNames(before, moves.schemas), after);
}

/** That of the changes for callers at the same place; less where an overlay says so already. */
function bumpOf(pointer: string, { changes, namesAt, ships, isUnsettled }: Described): Bump {
  const names = namesAt(pointer);
  const near = changes.filter((change) => names.includes(change.at));
  const keys = keysOf(pointer).flatMap((key) => [key, key.replace(/^\w+:/, "")]);
  const exact = near.filter((change) => change.field !== undefined && keys.includes(change.field));
  if (exact.length > 0) return highest(exact.map((change) => change.bump));
  const whole = near.filter((change) => change.field === undefined || change.field === "");
  if (whole.length > 0) return highest(whole.map((change) => change.bump));
  // A new operation gets its name from an overlay first.
  if (keys[0] === "paths" && keysOf(pointer).length <= 3 && isUnsettled(pointer)) return "minor";
  return ships(pointer) ? "patch" : "none";
}

const LONGEST = 100;

function factText({ pointer, before, after }: FactChange): string {
  const last = keysOf(pointer).at(-1) ?? "";
  if (Array.isArray(before ?? after) && sets.has(last)) {
    const [went, came] = [before, after].map((all) => (Array.isArray(all) ? all.map(valueText).join(", ") : ""));
    return [
      ...(came ? [`\`${last}\` has ${came} now.`] : []),
      ...(went ? [`\`${last}\` no longer has ${went}.`] : []),
    ].join(" ");
  }
  if (before === undefined) return `\`${last}\` is new${isPlain(after) ? `: ${valueText(after ?? null)}` : ""}.`;
  if (after === undefined) return `\`${last}\` is gone${isPlain(before) ? `; it was ${valueText(before)}` : ""}.`;
  return `\`${last}\` is ${valueText(after)}, was ${valueText(before)}.`;
}

const sets: ReadonlySet<string> = new Set(["enum", "required", "tags", "type", "consumes", "produces", "schemes"]);

function isPlain(value: Json | undefined): boolean {
  return typeof value !== "object" || value === null;
}

function valueText(value: Json): string {
  const text = JSON.stringify(value).replaceAll("`", "'");
  return `\`${text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`}\``;
}
