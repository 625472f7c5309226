import { callsIn } from "../hints/plan-calls.ts";
import { inOrder } from "../json/json.ts";
import type { Api, ApiOperation } from "../model/api-types.ts";
import { type LiteralObject, literalText } from "../text/literal-text.ts";
import { callsName } from "./client.ts";
import { rowOf } from "./row.ts";

/** The operation table: a typed constant for every row, so that bundlers drop those nobody uses, and a list of them all. */
export function emitOperations(api: Api, header: string): string {
  const calls = callsName(api.vendor);
  const rows = api.groups.flatMap((group) => group.operations).toSorted((left, right) => inOrder(left.id, right.id));
  const constants = calledFirst(rows).map(
    (row) => `export const ${row.constant}: Operation<${calls}["${row.id}"]> = ${broken(rowOf(row))};\n`,
  );
  // `as const` makes a tuple of it; of a plain list the compiler makes a union, and gives up on one of a thousand rows.
  const table = rows.map((row) => `  ${row.constant},\n`).join("");
  return [
    header,
    `import type { Operation } from "@x/core";\n${rows.length > 0 ? `import type { ${calls} } from "./client.ts";\n` : ""}`,
    ...constants,
    `export const table: readonly Operation[] = [\n${table}] as const;\n`,
  ].join("\n");
}

/** In the same order, but each behind those its plans name; `check` has seen that none names itself by way of others. */
function calledFirst(rows: readonly ApiOperation[]): readonly ApiOperation[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const placed = new Set<ApiOperation>();
  const place = (row: ApiOperation) => {
    if (placed.has(row)) return;
    for (const { operation } of callsIn(row.plans)) {
      const called = byId.get(operation);
      if (called !== undefined) place(called);
    }
    placed.add(row);
  };
  rows.forEach(place);
  return [...placed];
}

/** The outermost object always has an entry a line. */
function broken(object: LiteralObject): string {
  const entries = Object.entries(object).flatMap(([key, value]) =>
    value === undefined ? [] : [`  ${key}: ${literalText(value, "  ", key.length + 2)},\n`],
  );
  return `{\n${entries.join("")}}`;
}
