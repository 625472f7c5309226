import type { Document } from "../document/openapi.ts";
import { mentionedSchemas } from "../document/references.ts";
import { addressOf } from "../document/rows.ts";
import { constantOf, type Hints } from "../hints/hints.ts";
import { inOrder, type JsonObject } from "../json/json.ts";
import { pascal } from "../text/names.ts";
import { cleanText } from "../text/safe-text.ts";
import { inputOf } from "./api-input.ts";
import { pagesType, returnsOf } from "./api-returns.ts";
import { recordOf, runOf } from "./api-run.ts";
import type { Api, ApiOperation, Group } from "./api-types.ts";
import type { Derived, Model } from "./model.ts";

/** The client a model describes. */
export function apiOf(model: Model, vendor: string): Api {
  const { info } = model.document;
  const groups = Map.groupBy(model.operations, ({ hints }) => hints.group);
  return {
    vendor,
    title: info.title ?? vendor,
    description: info.description ?? "",
    groups: [...groups].map(([name, members]) => groupOf(model, vendor, name, members)),
    types: typesOf(model.document),
  };
}

function groupOf(model: Model, vendor: string, name: string, members: readonly Derived[]): Group {
  const tags = new Set(members.flatMap(({ operation }) => operation.tags?.slice(0, 1) ?? []));
  const [tag, ...others] = tags;
  const known = others.length === 0 ? model.document.tags?.find((one) => one.name === tag) : undefined;
  return {
    name,
    typeName: pascal(vendor) + pascal(name),
    description: known?.description ?? "",
    operations: members.map((one) => operationOf(model, one)),
  };
}

function operationOf(model: Model, derived: Derived): ApiOperation {
  const { id, operation, method, hints, body } = derived;
  const input = inputOf(derived);
  const returns = returnsOf(derived);
  const { summary = "", description = "", deprecated = false } = operation;
  return {
    id,
    name: hints.name,
    constant: constantOf(id),
    method: method.toUpperCase(),
    path: pathWithInputs(addressOf(derived.path), input?.fields ?? []),
    route: `${method.toUpperCase()} ${derived.path}`,
    effect: derived.effect,
    ...(hints.base && { base: hints.base }),
    ...(hints.server && { server: hints.server }),
    summary,
    description: description === summary ? "" : description,
    deprecated,
    ...(hints.unconfirmed !== undefined && { unconfirmed: cleanText(hints.unconfirmed) }),
    errors: Object.keys(operation.responses).filter((status) => !/^[23]/.test(status)),
    ...(input && { input }),
    ...(body && { body: body.kind, ...(body.sends !== undefined && { sends: body.sends }) }),
    answer: readAs(derived),
    ...(derived.answer?.accepts !== undefined && { accepts: derived.answer.accepts }),
    ...(hints.lastEvent !== undefined && { lastEvent: hints.lastEvent }),
    answerType: returns,
    returns: hints.pages ? pagesType(model.document, derived, hints.pages) : `Promise<${returns}>`,
    plans: plansOf(hints),
    ...(hints.run && { run: runOf(model, hints.run) }),
    ...(hints.record && { record: recordOf(model, derived, hints.record) }),
  };
}

function pathWithInputs(path: string, fields: readonly { name: string; wire: string; in: string }[]): string {
  const names = new Map(fields.flatMap((field) => (field.in === "path" ? [[field.wire, field.name]] : [])));
  return path.replace(/\{([^{}]*)\}/g, (slot, wire) => (names.has(wire) ? `{${names.get(wire)}}` : slot));
}

/** The schemas that operations mention, directly or by way of others. */
function typesOf(document: Document): Api["types"] {
  const { schemas } = document.components;
  // Of a document with webhooks only, the types of what is received are all there is.
  const isEmpty = Object.keys(document.paths).length === 0;
  const names = isEmpty ? Object.keys(schemas) : mentionedSchemas(document);
  return [...names].sort(inOrder).map((name) => ({ name, description: schemas[name]?.description ?? "" }));
}

function plansOf({ pages, run, record }: Hints): JsonObject {
  return { ...(pages && { pages }), ...(run && { run }), ...(record && { record }) };
}

/** How the answer is read; JSON that some success leaves out is optional. */
function readAs({ answer }: Derived): ApiOperation["answer"] {
  if (answer === undefined) return "json";
  return answer.kind === "json" && answer.maybeEmpty ? "optional" : answer.kind;
}
