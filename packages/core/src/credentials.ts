import { fromEnvironment } from "./environment.ts";
import { RefusedError } from "./errors/errors.ts";
import type { Secret } from "./transport/auth.ts";
import { type Layer, stack } from "./transport/layer.ts";

/** One way to be let in: what it takes, and the layers that send it. */
export interface Way {
  /** The environment variable of each option. */
  readonly needs: Readonly<Record<string, string>>;
  readonly layers: (given: never) => readonly Layer[];
}

/** A way, with the types of what it takes. */
export const way = <Option extends string>(
  needs: Readonly<Record<Option, string>>,
  layers: (given: Readonly<Record<Option, Secret>>) => readonly Layer[],
): Way => ({ needs, layers });

/** Which ways let operations in, by their places among all ways; without any, every way lets in everywhere. */
export interface Entries {
  /** Those that let most operations in. */
  readonly usual: readonly number[];
  /** Those of other operations, by `group.name`. */
  readonly others: Readonly<Record<string, readonly number[]>>;
}

/**
 * The layers of every way for which all is given, in options or the environment; of two in the same header the one that
 * the options name. With `entries` an operation is sent those of the ways that let it in, as far as they are given. Throws
 * `RefusedError` where no way is complete, unless credentials are optional.
 */
export function credentials(
  given: object,
  ways: readonly Way[],
  { optional = false, entries }: { readonly optional?: boolean; readonly entries?: Entries } = {},
): readonly Layer[] {
  const all = layersFor(given, ways);
  if (all.length === 0 && !optional) throw new RefusedError(missing(ways), { operation: "create" });
  if (entries === undefined) return all;
  const at = (places: readonly number[]) => {
    const own = layersFor(
      given,
      ways.filter((_, place) => places.includes(place)),
    );
    return own.length > 0 ? own : all;
  };
  return [byOperation(at(entries.usual), new Map(Object.entries(entries.others).map(([id, own]) => [id, at(own)])))];
}

function byOperation(usual: readonly Layer[], others: ReadonlyMap<string, readonly Layer[]>): Layer {
  const layer: Layer = (next) => {
    const sends = new Map([...others].map(([id, layers]) => [id, stack(next, ...layers)]));
    const send = stack(next, ...usual);
    return (request, call) => (sends.get(call.operation) ?? send)(request, call);
  };
  // Ways stand in each other's way in a header, so that one is what all of them use.
  const header = usual.find((one) => one.header !== undefined)?.header;
  return Object.assign(layer, header !== undefined && { header });
}

function layersFor(given: object, ways: readonly Way[]): readonly Layer[] {
  const options = given as Readonly<Record<string, Secret | undefined>>;
  const isNamed = ({ needs }: Way) => Object.keys(needs).some((option) => options[option]);
  const byChoice = [...ways.filter(isNamed), ...ways.filter((one) => !isNamed(one))];
  const layers = byChoice.flatMap(({ needs, layers: layersOf }) => {
    const found = Object.entries(needs).map(([option, variable]) => [
      option,
      options[option] || fromEnvironment(variable),
    ]);
    return found.every(([, value]) => value) ? layersOf(Object.fromEntries(found) as never) : [];
  });
  const isFirst = ({ header }: Layer, index: number) =>
    header === undefined || layers.findIndex((one) => one.header?.toLowerCase() === header.toLowerCase()) === index;
  return layers.filter(isFirst);
}

function missing(ways: readonly Way[]): string {
  const ask = ways.map(({ needs }) => {
    const options = Object.keys(needs).join(", ");
    return `pass { ${options} } or set ${Object.values(needs).join(" and ")}`;
  });
  return `no credential: ${ask.join(", or ")}`;
}
