import type { Document } from "../document/openapi.ts";
import { directionsOf, mentionedSchemas } from "../document/references.ts";
import type { JsonObject } from "../json/json.ts";
import { inOrder } from "../json/json.ts";
import type { Api, ApiOperation } from "../model/api-types.ts";
import type { Derived, Model } from "../model/model.ts";
import { type Auth, authOf } from "./auth.ts";
import { anyOfShapes, type Shape, shapeOf } from "./shape.ts";
import type { Surface, SurfaceOperation, SurfaceType } from "./surface-types.ts";

/** What callers see of the client that a model becomes. */
export function surfaceOf(model: Model, api: Api, described: Document, corrected: JsonObject): Surface {
  const auth = authOf(described, corrected);
  const operations = api.groups.flatMap((group) => group.operations);
  return {
    operations: Object.fromEntries(
      operations
        .toSorted((left, right) => inOrder(left.id, right.id))
        .map((one) => [one.id, operationOf(one, model.byId.get(one.id) as Derived, auth)]),
    ),
    types: typesOf(model.document),
  };
}

function operationOf(one: ApiOperation, derived: Derived, auth: Auth): SurfaceOperation {
  const { input, plans } = one;
  return {
    route: one.route,
    effect: one.effect,
    ...(one.base && { base: one.base }),
    ...(input && {
      input: Object.fromEntries(derived.inputs.map((field) => [keyOf(field), shapeOf(field.schema)])),
      ...sentOf(derived.inputs),
      ...(input.choice && { choice: input.choice.sets }),
    }),
    answer: answerShape(derived),
    ...(one.returns !== `Promise<${one.answerType}>` && { returns: one.returns }),
    errors: one.errors,
    ...(one.deprecated && { deprecated: true }),
    ...(one.unconfirmed !== undefined && { unconfirmed: true }),
    auth: auth.get(one.id) ?? [],
    ...(Object.keys(plans).length > 0 && { plans }),
  };
}

function keyOf({ name, required }: { readonly name: string; readonly required: boolean }): string {
  return required ? name : `${name}?`;
}

/** Where inputs go that are no fields of the body: `query`, and the name there where it is another one. */
function sentOf(inputs: Derived["inputs"]): Pick<SurfaceOperation, "sent"> {
  const sent = inputs
    .filter((input) => input.in !== "body")
    .map(({ name, wire, in: place }): [string, string] => [name, name === wire ? place : `${place} ${wire}`]);
  return sent.length === 0 ? {} : { sent: Object.fromEntries(sent) };
}

function answerShape({ answer }: Derived): Shape {
  if (answer === undefined) return "unknown";
  if (answer.kind !== "json") return answer.kind;
  return anyOfShapes([...answer.schemas.map(shapeOf), ...(answer.maybeEmpty ? ["undefined"] : [])]);
}

/** The types that operations mention, directly or by way of others. */
function typesOf(document: Document): Surface["types"] {
  const { schemas } = document.components;
  const { requests, answers } = directionsOf(document);
  const use = (name: string): SurfaceType["use"] => {
    if (!answers.has(name)) return "requests";
    return requests.has(name) ? "both" : "answers";
  };
  return Object.fromEntries(
    [...mentionedSchemas(document)]
      .sort(inOrder)
      .map((name) => [name, { use: use(name), shape: shapeOf(schemas[name] ?? {}) }]),
  );
}
