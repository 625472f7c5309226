import { isObject } from "../json/json.ts";
import type { Step } from "../overlay/apply.ts";
import type { Difference } from "./difference.ts";
import { differences } from "./differences.ts";

/** What an overlay corrects in a vendor's description. */
export interface Corrections {
  readonly title: string;
  readonly rows: readonly Correction[];
  readonly actions: number;
  /** How many actions correct nothing: they name operations, say their effects, and how lists and runs go on. */
  readonly hints: number;
}

export interface Correction extends Difference {
  /** The reason, as the overlay gives it. */
  readonly why: string;
}

export function correctionsOf(vendor: string, steps: readonly Step[]): Corrections {
  const info = steps.at(-1)?.after.info;
  const found = steps.map(correctionsIn);
  return {
    title: isObject(info) && typeof info.title === "string" ? info.title : vendor,
    rows: merged(chained(found.flat())),
    actions: steps.length,
    hints: found.filter((some) => some.length === 0).length,
  };
}

/** What one action corrects. New words are only worth telling where they are all that is new. */
function correctionsIn({ description, update, before, after }: Step): Correction[] {
  // Most actions; there is nothing to look for.
  if (isObject(update) && Object.keys(update).every((key) => key === "x-sdk")) return [];
  const all = differences(before, after);
  const real = all.filter(({ kind }) => kind !== "texts");
  return (real.length > 0 ? real : all).map((difference) => ({ ...difference, why: description }));
}

/** What one action takes away and another puts in its place is one correction. */
function chained(all: readonly Correction[]): Correction[] {
  const result: Correction[] = [];
  for (const one of all) {
    const at = result.findIndex((other) => one.kind === other.kind && one.where === other.where && meets(other, one));
    const other = result[at];
    if (other === undefined) result.push(one);
    else result[at] = joined(other, one);
  }
  return result;
}

function meets(first: Correction, second: Correction): boolean {
  return first.ours === second.published || (first.published === undefined && second.ours === undefined);
}

function joined(first: Correction, second: Correction): Correction {
  const why = first.why === second.why ? first.why : `${first.why} ${second.why}`;
  const [removal, addition] = first.published === undefined ? [second, first] : [first, second];
  return { ...first, published: removal.published, ours: addition.ours, why };
}

/** The same correction in many places is one, and so are many in the same place. */
function merged(all: readonly Correction[]): Correction[] {
  const places = grouped(all, ({ kind, published, ours, why }) => [kind, published, ours, why]).map((same) => ({
    ...same[0],
    where: placesText(same.map(({ where }) => where)),
  }));
  return grouped(places, ({ kind, where, why }) => [kind, where, why]).map((same) => ({
    ...same[0],
    published: listed(same.map(({ published }) => published)),
    ours: listed(same.map(({ ours }) => ours)),
  }));
}

function listed(texts: readonly (string | undefined)[]): string | undefined {
  const given = texts.filter((text) => text !== undefined);
  return given.length === 0 ? undefined : [...new Set(given)].join("; ");
}

const MOST_PLACES = 5;

function placesText(places: readonly string[]): string {
  const shown = places.length > MOST_PLACES ? places.slice(0, 2) : places;
  const rest = places.length - shown.length;
  return shown.join("; ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** Those with the same key together, in the order of the first of each. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => readonly (string | undefined)[]): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const key = JSON.stringify(keyOf(one));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
