import { inOrder } from "../json/json.ts";
import type { Api } from "../model/types.ts";
import { type LiteralObject, literalText } from "../text/literal-text.ts";
import { callsName } from "./client.ts";
import { callRowOf } from "./row.ts";

/** A constant for every operation, for programs that call only some, and a list of them all. */
export function emitOperations(api: Api, header: string): string {
  const rows = api.groups.flatMap((group) => group.operations).toSorted((left, right) => inOrder(left.id, right.id));
  const calls = callsName(api.vendor);
  return [
    header,
    `import type { Operation } from "@x/core";\nimport type { ${calls} } from "./client.ts";\n`,
    ...rows.map(
      (row) => `export const ${row.constant}: Operation<${calls}["${row.id}"]> = ${broken(callRowOf(row))};\n`,
    ),
    `export const operations: readonly Operation[] = [\n${rows.map((row) => `  ${row.constant},\n`).join("")}];\n`,
  ].join("\n");
}

/** The outermost object always has an entry a line. */
function broken(object: LiteralObject): string {
  const entries = Object.entries(object).flatMap(([key, value]) =>
    value === undefined ? [] : [`  ${key}: ${literalText(value, "  ", key.length + 2)},\n`],
  );
  return `{\n${entries.join("")}}`;
}
