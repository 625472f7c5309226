import type { Operation } from "../../description/document.ts";
import { valueSampler } from "../../description/sample.ts";
import type { Row } from "../derived/rows.ts";
import type { Clock } from "../timeline.ts";
import type { Described } from "./answers.ts";
import { createResources, type Resources } from "./create-resources.ts";
import { shapeOf } from "./families.ts";
import { readResources } from "./read-resources.ts";

export interface RememberOptions extends Omit<Described, "sample" | "now"> {
  readonly operations: readonly Operation[];
  readonly rows: readonly Row[];
}

/** Begins the memory of one world, of all resources but those of which the vendor's own routes play a part. */
export type Remember = (routes: readonly string[], world: number, clock: Clock) => Resources;

export function createRemember({ operations, rows, ...described }: RememberOptions): Remember {
  const all = readResources(described.document, operations, rows);
  const by = { ...described, sample: valueSampler(described.document, "answers") };
  return (routes, world, clock) => {
    const played = new Set(routes.map(shapeOf));
    const isPlayed = ({ method, path }: Operation) => played.has(shapeOf(`${method} ${path}`));
    return createResources(
      all.filter(({ family }) => !Object.values(family).some(isPlayed)),
      { ...by, now: () => clock.now() },
      world,
    );
  };
}
