import type { Effect } from "@x/core";
import type { Arrival } from "./case-server.ts";
import type { End } from "./end.ts";

/** What is known of one case after it ended. */
export interface Observation {
  readonly arrivals: readonly Arrival[];
  readonly elsewhere: readonly Arrival[];
  readonly end: End;
  /** Whether the call went on after it was aborted. */
  readonly late: boolean;
  /** Whether the server sent any status at all. */
  readonly answered: boolean;
  /** The path of the call as it should arrive, where the path is the fault. */
  readonly target?: { readonly endpoint: string; readonly value: string };
}

/** What makes a cell bad, the worst first: the rule, and its words in the document. */
export const rules = {
  resent:
    "a start came to the server again after an attempt that may have acted, and without one key over all attempts",
  leaked: "the key came to another origin",
  astray: "the server saw another endpoint than the one that was called",
  endless: "the list went on for more than 50 pages",
  hung: "the call had not ended within the limit, which stands for ever",
  gaveUp: "a wait ended in an outage, though its run was seen to end afterwards",
  early: "a request came sooner than the server had asked for",
  late: "the call went on for more than 50 ms after its caller had aborted it",
  lie: "the call succeeded with something else than the API's complete answer, or with neither data nor error",
  invented: "the error tells of an HTTP status that no server sent",
  denied: "the error says that the server did not act, though it may have",
  raw: "the call ended in an error of the platform (`TypeError`, `SyntaxError`, …), which names neither call nor outcome",
  printed: "the key is in what is printed",
} as const;

export type Bad = keyof typeof rules;

/** Every rule a case breaks, the worst first. */
export function judge(observation: Observation, effect: Effect): readonly Bad[] {
  const { arrivals, elsewhere, end, late } = observation;
  const broken: Readonly<Record<Bad, boolean>> = {
    resent: end.kind !== "printed" && (effect === "once" || effect === "keyed") && isResent(arrivals),
    leaked: elsewhere.some(({ credential }) => credential),
    astray: strayOf(observation) !== undefined,
    endless: end.kind === "endless",
    hung: end.kind === "hung",
    gaveUp: end.kind === "gave-up",
    early: arrivals.some(({ early }) => early),
    late,
    lie: end.kind === "nothing" || end.kind === "listed" || isHalf(end),
    invented: end.kind === "error" && end.status !== undefined && !observation.answered,
    denied: end.kind === "error" && end.acted === "no" && effect !== "read" && mayHaveActed(arrivals).length > 0,
    raw: end.kind === "error" && end.raw,
    printed: end.kind === "printed" && end.where.length > 0,
  };
  return (Object.keys(rules) as Bad[]).filter((rule) => broken[rule]);
}

/** Whether something else than the whole answer passes for it. */
const isHalf = (end: End): boolean =>
  (end.kind === "data" && !end.sound) || (end.kind === "items" && end.found !== end.of);

/** The first request that came to another endpoint than the one that was called. */
export function strayOf({ arrivals, target }: Observation): Arrival | undefined {
  return target && arrivals.find(({ path }) => !isAt(path, target.endpoint, target.value));
}

function isResent(arrivals: readonly Arrival[]): boolean {
  const acts = mayHaveActed(arrivals);
  const keys = new Set(acts.map(({ idempotencyKey }) => idempotencyKey));
  return acts.length > 1 && (keys.size > 1 || keys.has(null));
}

const mayHaveActed = (arrivals: readonly Arrival[]) => arrivals.filter(({ acted }) => acted === "maybe");

function isAt(path: string, endpoint: string, value: string): boolean {
  if (!path.startsWith(endpoint)) return false;
  const segment = path.slice(endpoint.length);
  return segment !== "" && !segment.includes("/") && decodeURIComponent(segment) === value;
}
