import type { ApiField, ApiOperation, ApiRecord, ApiRun } from "./api-types.ts";
import type { Call, Paging, Rule } from "./hints.ts";
import type { Literal, LiteralObject } from "./literal-text.ts";

/** An operation as the runtime needs it; others in it stand by their ids. */
export function rowOf(operation: ApiOperation): LiteralObject {
  const { id, pages, run, record } = operation;
  return {
    ...callRowOf(operation),
    pages: pages && pagingOf(pages),
    run: run && runOf(run),
    record: record && recordOf(record, id),
  };
}

/** As much of it as a single call needs. */
export function callRowOf(operation: ApiOperation): LiteralObject {
  const { id, method, path, effect, base, input, body, answer, lastEvent } = operation;
  const fields = input?.fields ?? [];
  const query = fields.filter((field) => field.in === "query").map(queryEntry);
  const headers = fields.filter((field) => field.in === "header").map((field) => [field.name, field.wire]);
  return {
    id,
    method,
    path,
    effect,
    base,
    query: query.length > 0 ? query : undefined,
    headers: headers.length > 0 ? Object.fromEntries(headers) : undefined,
    body,
    answer: answer === "json" ? undefined : answer,
    lastEvent,
  };
}

function queryEntry({ name, wire }: ApiField): Literal {
  return name === wire ? name : [name, wire];
}

function pagingOf({ style, page, size, first, in: inside, offset, limit, items, ...end }: Paging): LiteralObject {
  const { total, more, defaultSize } = end;
  return { style, page, size, first, in: inside, offset, limit, items, total, more, defaultSize };
}

function runOf({ name, id, poll, started, find }: ApiRun): LiteralObject {
  return {
    name,
    id,
    poll,
    started: started?.map(ruleOf),
    find: find && {
      ...callOf(find),
      correlate: find.correlate,
      id: find.id,
      time: find.time,
      match: find.match,
      complete: find.complete,
    },
  };
}

/** A call of the reading operation itself names none. */
function recordOf({ attach, input, states, output, cancel, attention }: ApiRecord, id: string): LiteralObject {
  const read = output && (output.operation === id ? { input: output.input } : callOf(output));
  return {
    attach,
    input,
    states: states.map(ruleOf),
    output: output && { ...read, value: output.value },
    cancel: cancel && callOf(cancel),
    attention: attention && {
      ...callOf(attention),
      when: attention.when as LiteralObject,
      items: attention.items,
      if: attention.if as LiteralObject,
      reason: attention.reason,
    },
  };
}

function callOf({ operation, input }: Call): LiteralObject {
  return { operation, input };
}

function ruleOf({ if: expected, state, reason }: Rule): LiteralObject {
  return { if: expected as LiteralObject, state, reason };
}
