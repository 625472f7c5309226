import { type Difference, differences } from "./differences.ts";
import { isObject } from "./json.ts";
import type { Step } from "./overlay.ts";

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
  const rows = steps.map(correctionsIn);
  return {
    title: isObject(info) && typeof info.title === "string" ? info.title : vendor,
    rows: rows.flat(),
    actions: steps.length,
    hints: rows.filter((some) => some.length === 0).length,
  };
}

/** What one action corrects. New words are only worth telling where they are all that is new. */
function correctionsIn({ description, before, after }: Step): Correction[] {
  const all = differences(before, after);
  const real = all.filter(({ kind }) => kind !== "texts");
  return merged(real.length > 0 ? real : all).map((difference) => ({ ...difference, why: description }));
}

/** The same difference in many places is one, and so are many in the same place. */
function merged(all: readonly Difference[]): Difference[] {
  const places = grouped(all, ({ kind, published, ours }) => [kind, published, ours]).map((same) => ({
    ...same[0],
    where: placesText(same.map(({ where }) => where)),
  }));
  return grouped(places, ({ kind, where }) => [kind, where]).map((same) => ({
    ...same[0],
    published: same.map(({ published }) => published).join("; "),
    ours: same.map(({ ours }) => ours).join("; "),
  }));
}

const MOST_PLACES = 5;

function placesText(places: readonly string[]): string {
  const shown = places.length > MOST_PLACES ? places.slice(0, 2) : places;
  const rest = places.length - shown.length;
  return shown.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** Those with the same key together, in the order of the first of each. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => readonly string[]): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const key = JSON.stringify(keyOf(one));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
