import { keysOf } from "../../../scripts/pipeline/json/pointer.ts";
import type { Step } from "../../../scripts/pipeline/overlay/apply.ts";

/** The reasons of an overlay for what it says of the place a pointer names, each once. */
export type Reasons = (pointer: string) => readonly string[];

export function reasonsIn(steps: readonly Step[]): Reasons {
  const told = steps.flatMap(({ locations, description }) =>
    locations.map((location) => ({ keys: location.map(String), reason: description.replace(/\s+/g, " ").trim() })),
  );
  return (pointer) => {
    const place = keysOf(pointer);
    const within = told.filter(({ keys }) => place.every((key, index) => keys[index] === key));
    return [...new Set(within.map(({ reason }) => reason))];
  };
}
