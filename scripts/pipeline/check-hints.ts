import { isList, isObject } from "./json.ts";
import { camel } from "./names.ts";
import type { Document, Row } from "./openapi.ts";
import { below, jsonPath } from "./pointer.ts";
import type { Finding } from "./problem.ts";
import {
  count,
  either,
  fields,
  list,
  map,
  matching,
  oneOf,
  optional,
  plain,
  type Shape,
  scalar,
  text,
  variants,
} from "./shape.ts";

/** What is wrong in the `x-sdk` of a schema. */
export function checkSchemaHints({ components }: Document): Finding[] {
  return Object.entries(components.schemas).flatMap(([name, schema]) =>
    schema["x-sdk"] === undefined ? [] : schemaHints(schema["x-sdk"], below("#/components/schemas", name, "x-sdk")),
  );
}

/** What is missing from or wrong in the `x-sdk` of an operation and of its parameters. */
export function checkHints({ operation, path, method, pointer }: Row): Finding[] {
  const parameters = operation.parameters.flatMap((parameter) =>
    parameter["x-sdk"] === undefined ? [] : parameterHints(parameter["x-sdk"], below(parameter["x-at"], "x-sdk")),
  );
  if (operation["x-sdk"] !== undefined) {
    return [...operationHints(operation["x-sdk"], below(pointer, "x-sdk")), ...parameters];
  }
  const group = camel(String(operation.tags?.[0] ?? path.split("/")[1]));
  const name = camel(String(operation.operationId ?? operation.summary ?? method));
  const what = "the operation needs a group and a name, as in client.group.name()";
  return [
    { pointer, what, settle: [{ target: jsonPath(pointer), update: { "x-sdk": { group, name } } }] },
    ...parameters,
  ];
}

const reason = matching(/\S/, "a reason");
const name = matching(/^[a-z][A-Za-z0-9]*$/, "a name like listRuns");
const path = matching(/^([^.]+(\.[^.]+)*)?$/, "a dot path");
const conditions = map(
  either(isObject, fields({ not: either(isList, list(scalar), scalar) }), either(isList, list(scalar), scalar)),
);
const stateReason = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, "in kebab-case");
const rules = list(
  fields({
    if: conditions,
    state: oneOf("running", "waiting", "succeeded", "failed", "cancelled"),
    reason: optional(stateReason),
  }),
);
const operation = matching(/^[a-z]\w*\.[a-z]\w*$/, "the group and name of an operation, as in runs.get");

const inputs = (placeholders: RegExp, known: string) => map(template(placeholders, known));
const template = (placeholders: RegExp, known: string): Shape => {
  const filled = matching(placeholders, `a text, ${known}`);
  const nested: Shape = (value, pointer) =>
    isObject(value) ? map(nested)(value, pointer) : (typeof value === "string" ? filled : plain)(value, pointer);
  return nested;
};
const recordInput = inputs(/^(?!\$)|^\$id$|^\$input\..+$/, "$id or $input.<name>");
const findInput = inputs(
  /^(?!\$)|^\$(correlation|since|sinceMs)$|^\$input\..+$/,
  "$input.<name>, $correlation, $since or $sinceMs",
);

const pages = variants("style", {
  page: fields({
    style: text,
    page: text,
    size: text,
    first: count,
    items: path,
    total: optional(path),
    defaultSize: optional(count),
  }),
  offset: fields({
    style: text,
    in: optional(text),
    offset: text,
    limit: text,
    items: path,
    total: optional(path),
    more: optional(path),
  }),
  single: fields({ style: text, items: path }),
});

const run = fields({
  name,
  id: path,
  poll: operation,
  started: optional(rules),
  find: optional(
    fields({
      operation,
      input: findInput,
      correlate: optional(text),
      id: path,
      time: path,
      match: optional(path),
      complete: optional(oneOf(true)),
    }),
  ),
});

const record = fields({
  attach: name,
  input: recordInput,
  states: rules,
  output: optional(
    fields({ operation, input: recordInput, value: path, type: optional(oneOf("string", "number", "boolean")) }),
  ),
  cancel: optional(fields({ operation, input: recordInput })),
  attention: optional(
    fields({ operation, input: recordInput, when: conditions, items: path, if: conditions, reason: stateReason }),
  ),
});

const operationHints = fields({
  group: name,
  name,
  effect: optional(oneOf("read", "idempotent", "keyed", "once")),
  base: optional(oneOf("origin")),
  unconfirmed: optional(text),
  answer: optional(oneOf("json", "optional", "none", "text", "bytes", "events")),
  lastEvent: optional(text),
  pages: optional(pages),
  run: optional(run),
  record: optional(record),
  lint: optional(fields({ pages: optional(reason) })),
});

const parameterHints = fields({
  as: optional(matching(/^[A-Za-z_]\w*$/, "a name like envSlug")),
  default: optional(oneOf("client")),
});

const schemaHints = fields({
  as: optional(text),
  lint: optional(fields({ required: optional(reason) })),
});
