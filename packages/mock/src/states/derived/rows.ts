/** A row of an operation table, as far as a mock reads it. The generated rows of every vendor are such rows. */
export interface Row {
  /** `group.name`. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly effect: string;
  /** The name, or `[input name, wire name]` where they differ. */
  readonly query?: readonly (string | readonly [input: string, wire: string])[];
  readonly pages?: Paging;
  readonly run?: RunPlan;
  readonly record?: RecordPlan;
}

/** Another row, or its id. */
export type RowRef = Row | string;

export interface Paging {
  readonly style: string;
  readonly items: string;
  readonly page?: string;
  readonly size?: string;
  readonly first?: number;
  readonly offset?: string;
  readonly limit?: string;
  /** The query parameter whose JSON holds `offset` and `limit`. */
  readonly in?: string;
  readonly total?: string;
  readonly more?: string;
  /** The input that takes what the answer has at `next`. */
  readonly cursor?: string;
  readonly next?: string;
  readonly defaultSize?: number;
}

export interface RunPlan {
  /** Dot path of the run's id in the start's answer. */
  readonly id: string;
  readonly poll: RowRef;
  readonly started?: readonly StateRule[];
  readonly find?: PlannedCall & { readonly id: string; readonly time: string; readonly match?: string };
}

export interface RecordPlan {
  readonly input: Inputs;
  readonly states: readonly StateRule[];
  readonly output?: { readonly operation?: RowRef; readonly input: Inputs; readonly value: string };
  readonly cancel?: PlannedCall;
  readonly attention?: PlannedCall & { readonly when: Conditions; readonly items: string; readonly if: Conditions };
}

export interface PlannedCall {
  readonly operation: RowRef;
  readonly input: Inputs;
}

export type Inputs = Readonly<Record<string, unknown>>;

/** Hold when every dot path has (one of) the value(s); `null`: missing, null or an empty text. */
export type Conditions = Readonly<Record<string, Expected>>;
export type Expected = unknown;

export interface StateRule {
  readonly if: Conditions;
  readonly state: string;
}

export const routeOf = ({ method, path }: Row): string => `${method} ${path}`;

/** The row a reference stands for. */
export function rowOf(rows: readonly Row[], ref: RowRef): Row {
  const row = typeof ref === "string" ? rows.find(({ id }) => id === ref) : ref;
  if (!row) throw new Error(`there is no operation ${JSON.stringify(ref)}`);
  return row;
}

/** The wire's names of the query keys a row takes. */
export const queryNames = ({ query = [] }: Row): readonly string[] =>
  query.map((each) => (typeof each === "string" ? each : each[1]));

/** The wire's name of an input. */
export function wireName({ query = [] }: Row, input: string): string {
  const renamed = query.find((each) => Array.isArray(each) && each[0] === input);
  return renamed ? (renamed[1] as string) : input;
}
