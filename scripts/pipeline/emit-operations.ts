import type { Api, ApiCall, ApiField, ApiOperation, ApiRun } from "./api-types.ts";
import { callsName } from "./emit-client.ts";
import type { Paging, Rule } from "./hints.ts";
import { inOrder } from "./json.ts";
import { type Literal, type LiteralObject, literalText, Reference } from "./literal-text.ts";

/** The operation table: a constant for every row, and a list of them all. */
export function emitOperations(api: Api, header: string): string {
  const operations = api.groups.flatMap((group) => group.operations);
  // Rows with a run refer to other rows, so they come after them.
  const rows = operations.toSorted(
    (left, right) => Number(left.run !== undefined) - Number(right.run !== undefined) || inOrder(left.id, right.id),
  );
  const calls = callsName(api.vendor);
  return [
    header,
    `import type { Operation } from "@x/core";\nimport type { ${calls} } from "./client.ts";\n`,
    ...rows.map((row) => `export const ${row.constant}: Operation<${calls}["${row.id}"]> = ${broken(rowOf(row))};\n`),
    `export const operations: readonly Operation[] = [\n${rows.map((row) => `  ${row.constant},\n`).join("")}];\n`,
  ].join("\n");
}

function rowOf({ id, method, path, effect, input, body, answer, lastEvent, pages, run }: ApiOperation): LiteralObject {
  const fields = input?.fields ?? [];
  const query = fields.filter((field) => field.in === "query").map(queryEntry);
  const headers = fields.filter((field) => field.in === "header").map((field) => [field.name, field.wire]);
  return {
    id,
    method,
    path,
    effect,
    query: query.length > 0 ? query : undefined,
    headers: headers.length > 0 ? Object.fromEntries(headers) : undefined,
    body,
    answer: answer === "json" ? undefined : answer,
    lastEvent,
    pages: pages && pagingOf(pages),
    run: run && runOf(run),
  };
}

function queryEntry({ name, wire }: ApiField): Literal {
  return name === wire ? name : [name, wire];
}

function pagingOf({ style, page, size, first, in: inside, offset, limit, items, ...end }: Paging): LiteralObject {
  const { total, more, defaultSize } = end;
  return { style, page, size, first, in: inside, offset, limit, items, total, more, defaultSize };
}

function runOf({ name, id, started, poll, states, output, cancel }: ApiRun): LiteralObject {
  return {
    name,
    id,
    started: started?.map(ruleOf),
    poll: callOf(poll),
    states: states.map(ruleOf),
    output: output && { ...callOf(output), value: output.value },
    cancel: cancel && callOf(cancel),
  };
}

function callOf({ constant, input }: ApiCall): LiteralObject {
  return { operation: new Reference(constant), input };
}

function ruleOf({ if: expected, state, reason }: Rule): LiteralObject {
  return { if: expected as LiteralObject, state, reason };
}

/** The outermost object always has an entry a line. */
function broken(object: LiteralObject): string {
  const entries = Object.entries(object).flatMap(([key, value]) =>
    value === undefined ? [] : [`  ${key}: ${literalText(value, "  ", key.length + 2)},\n`],
  );
  return `{\n${entries.join("")}}`;
}
