import type { Change } from "./change.ts";
import { compareBehaviour } from "./compare-behaviour.ts";
import { compareOperations } from "./compare-operations.ts";
import { compareTypes } from "./compare-types.ts";
import { renamesBetween } from "./renames.ts";
import type { Surface } from "./surface-types.ts";

/** Everything that callers of a client can notice between two of its states; `moved`: types known to have another name. */
export function compareSurfaces(
  before: Surface,
  after: Surface,
  moved?: ReadonlyMap<string, string>,
): readonly Change[] {
  const renames = renamesBetween(before.types, after.types, moved);
  return [
    ...compareOperations(before.operations, after.operations, renames),
    ...compareTypes(before.types, after.types, renames),
    ...compareBehaviour(before.operations, after.operations),
  ];
}
