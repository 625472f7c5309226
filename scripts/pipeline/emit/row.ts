import { constantOf } from "../hints/hints.ts";
import { mapPlans } from "../hints/plan-calls.ts";
import type { ApiField, ApiOperation } from "../model/api-types.ts";
import { Constant, type Literal, type LiteralObject } from "../text/literal-text.ts";

/** An operation as the core reads it; other operations stand by the constants of their rows. */
export function rowOf({
  id,
  method,
  path,
  effect,
  base,
  input,
  body,
  sends,
  answer,
  accepts,
  lastEvent,
  plans,
}: ApiOperation): LiteralObject {
  const fields = input?.fields ?? [];
  const query = fields.filter((field) => field.in === "query").map(queryEntry);
  const headers = fields.filter((field) => field.in === "header").map((field) => [field.name, field.wire]);
  const styles = fields.flatMap(({ name, style }) => (style === undefined ? [] : [[name, style] as const]));
  const bodyFields = fields.flatMap((field) => (field.in === "body" ? [field.name] : []));
  const named = mapPlans(plans, (operation) => new Constant(constantOf(operation)));
  return {
    id,
    method,
    effect,
    body,
    sends,
    answer: answer === "json" ? undefined : answer,
    path,
    base,
    query: query.length > 0 ? query : undefined,
    headers: headers.length > 0 ? Object.fromEntries(headers) : undefined,
    styles: styles.length > 0 ? Object.fromEntries(styles) : undefined,
    fields: plans.run !== undefined && bodyFields.length > 0 ? bodyFields : undefined,
    accepts,
    lastEvent,
    ...(named as LiteralObject),
  };
}

function queryEntry({ name, wire }: ApiField): Literal {
  return name === wire ? name : [name, wire];
}
