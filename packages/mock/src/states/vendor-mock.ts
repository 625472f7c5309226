import type { Settings, States } from "./scenario.ts";

/** What a mock knows of a vendor besides its description. */
export interface VendorMock {
  /** What a run can go through, by name; the first is the usual one. */
  readonly scenarios: readonly string[];
  /** Other names for scenarios. */
  readonly aliases: Readonly<Record<string, string>>;
  /**
   * The fields and path parameters of a start whose values choose its scenario by how they end: a connection
   * `pg-reviewed` chooses the scenario, or alias, `reviewed`.
   */
  readonly chosenBy: readonly string[];
  /** What the vendor's own addresses have before a path. */
  readonly basePath: string;
  /** How a repeat is recognised, and on which routes. */
  readonly idempotency?: { readonly header: string; readonly ttlMs: number; readonly routes: readonly string[] };
  /** Paths that are answered though the description does not have them. */
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What of this no source confirms. */
  readonly unconfirmed: readonly string[];
  /** How a client is made to talk to the mock. */
  readonly example: (url: string) => string;
  /** The status of a parameter, and of a body, that is not valid. */
  readonly invalid: { readonly parameter: number; readonly body: number };
  /** An error body in the vendor's shape. */
  readonly error: (status: number, message: string) => unknown;
  /** Reads who and what there is at the vendor, from a file by its path or what stands in one. */
  readonly fromFile?: (source: unknown) => Promise<(settings: Settings) => States>;
  /** The vendor at its beginning, with nothing started. */
  readonly create: (settings: Settings) => States;
}

interface Row {
  readonly method: string;
  readonly path: string;
  readonly effect: string;
}

/** The routes whose repeats the vendor recognises by a key, from the rows of its operation table. */
export const keyedRoutes = (operations: object): readonly string[] =>
  (Object.values(operations) as readonly unknown[])
    .filter(isRow)
    .filter(({ effect }) => effect === "keyed")
    .map(({ method, path }) => `${method} ${path}`);

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && "effect" in value && "path" in value;
}
