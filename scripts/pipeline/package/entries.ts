import type { JsonObject } from "../json/json.ts";
import type { Api } from "../model/api-types.ts";
import { askedBy, type Credentials, placeOf, type WayIn } from "./credentials.ts";

/** Which ways let operations in, by their places among all ways. */
export interface Entries {
  /** Those that let most operations in. */
  readonly usual: readonly number[];
  /** Those of other operations, by their ids. */
  readonly others: ReadonlyMap<string, readonly number[]>;
}

/** `undefined` where all that a client has can go with every request, as no two ways use the same place. */
export function entriesOf({ ways }: Credentials, document: JsonObject, { groups }: Api): Entries | undefined {
  const rivals = ways.filter((way) => ways.some((other) => other !== way && sharePlace(way, other)));
  if (rivals.length === 0) return undefined;
  const asked = groups
    .flatMap(({ operations }) => operations)
    .map(({ id, route }) => ({ id, places: placesFor(ways, document, route) }))
    .filter(({ places }) => places.length > 0);
  const isOpen = (places: readonly number[]) => rivals.every((way) => places.includes(ways.indexOf(way)));
  if (asked.every(({ places }) => isOpen(places))) return undefined;
  const groupsOf = [...Map.groupBy(asked, ({ places }) => places.join()).values()];
  const [most = []] = groupsOf.toSorted((one, other) => other.length - one.length);
  const usual = most[0]?.places ?? [];
  const others = asked.filter(({ places }) => places.join() !== usual.join());
  return { usual, others: new Map(others.map(({ id, places }) => [id, places])) };
}

function placesFor(ways: readonly WayIn[], document: JsonObject, route: string): readonly number[] {
  const [, method = "", path = ""] = /^(\S+) (.*)$/s.exec(route) ?? [];
  const asked = askedBy(document, path, method.toLowerCase());
  return ways.flatMap(({ satisfies }, place) => (satisfies.some((set) => asked.includes(set)) ? [place] : []));
}

/** Where one credential would replace the other. */
const sharePlace = (one: WayIn, other: WayIn): boolean =>
  one.layers.some((layer) =>
    other.layers.some((each) => placeOf(each) === placeOf(layer) && JSON.stringify(each) !== JSON.stringify(layer)),
  );
