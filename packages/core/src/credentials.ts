import { fromEnvironment } from "./environment.ts";
import { RefusedError } from "./errors/errors.ts";
import type { Secret } from "./transport/auth.ts";
import type { Layer } from "./transport/layer.ts";

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

/**
 * The layers of every way for which all is given, in options or the environment; of two in the same header the one that
 * the options name. Throws `RefusedError` where no way is complete, unless credentials are optional.
 */
export function credentials(given: object, ways: readonly Way[], { optional = false } = {}): readonly Layer[] {
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
  if (layers.length === 0 && !optional) throw new RefusedError(missing(ways), { operation: "create" });
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
