import type { Effect, Operation } from "./operation.ts";

/** Tables that were read, as every client of a vendor needs the same one. */
const tables = new Map<string, readonly Operation[]>();

/** The rows of a table that is written as text, as in a vendor's `generated/table.ts`. */
export function readTable(text: string): readonly Operation[] {
  const rows = tables.get(text) ?? rowsIn(text);
  tables.set(text, rows);
  return rows;
}

function rowsIn(text: string): readonly Operation[] {
  const rows = text.trim().split("\n\n").flatMap(groupRows);
  const named = new Map(rows.map((row) => [row.id, row]));
  for (const { run, record } of rows) {
    for (const call of [run?.find, record?.output, record?.cancel, record?.attention]) link(call, "operation", named);
    link(run, "poll", named);
  }
  return rows;
}

function groupRows(text: string): Operation[] {
  const [heading = "", ...lines] = text.split("\n");
  const [group = "", prefix = ""] = heading.split(" ");
  return lines.map((line) => rowOf(group, prefix, line));
}

/** `GET list /rest?query {more}`; there may be neither rest nor query nor more. */
function rowOf(group: string, prefix: string, line: string): Operation {
  const [, method = "", name, path = "", query, more = "{}"] = LINE.exec(line) ?? [];
  const entries = [...new URLSearchParams(query)].map(([input, wire]) =>
    wire === "" ? input : ([input, wire] as const),
  );
  return {
    id: `${group}.${name}`,
    method,
    path: prefix + path,
    effect: usual[method] ?? "once",
    ...(query && { query: entries }),
    ...JSON.parse(more),
  };
}

const LINE = /^(\w+) (\w+) ?(\/[^ ?]*)?(\?[^ ]*)? ?(\{.*)?$/;

const usual: Readonly<Record<string, Effect>> = { GET: "read", HEAD: "read", PUT: "idempotent", DELETE: "idempotent" };

/** Puts the row in the place of its id. */
function link(plan: object | undefined, key: string, rows: ReadonlyMap<string, Operation>): void {
  if (plan === undefined) return;
  const id: unknown = Reflect.get(plan, key);
  if (typeof id === "string") Object.assign(plan, { [key]: rows.get(id) });
}
