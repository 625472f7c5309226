import type { Row } from "../document/openapi.ts";
import { addressOf, withoutNames } from "../document/rows.ts";

/** Operations whose requests nothing tells from another's, each with the first of its kind; that one has the second. */
export function twinsOf<One extends Row>(rows: readonly One[]): ReadonlyMap<One, One> {
  const groups = [...Map.groupBy(rows, requestOf).values()];
  return new Map(
    groups.flatMap(([first, second, ...more]) => {
      if (first === undefined || second === undefined) return [];
      return [[first, second], ...[second, ...more].map((one) => [one, first] as const)] as const;
    }),
  );
}

/** All that a request of an operation can hold; what its path's parameters are called is not seen in it. */
function requestOf({ method, path, operation }: Row): string {
  const seen = operation.parameters.filter((parameter) => parameter.in !== "path");
  const parameters = seen.map(({ in: place, name, required = false, schema = {} }) =>
    JSON.stringify([place, name, required, schema.const ?? schema.enum ?? null]),
  );
  const address = withoutNames(addressOf(path));
  return JSON.stringify([method, address, parameters.toSorted(), operation.requestBody ?? null]);
}
