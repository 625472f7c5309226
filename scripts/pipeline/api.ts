import { answerOf } from "./answers.ts";
import { inputOf } from "./api-input.ts";
import { pagesType, returnsOf } from "./api-returns.ts";
import { recordOf, runOf } from "./api-run.ts";
import type { Api, ApiOperation, Group } from "./api-types.ts";
import { bodyOf } from "./bodies.ts";
import { constantOf, effectOf, hintsOf, idOf } from "./hints.ts";
import { inOrder } from "./json.ts";
import { pascal } from "./names.ts";
import type { Document, Operation, Row } from "./openapi.ts";
import { namesIn, reachable, referencesOf } from "./references.ts";
import { rowsOf } from "./rows.ts";
import { cleanText } from "./safe-text.ts";

/** The client a normalised document describes. */
export function apiOf(document: Document, vendor: string): Api {
  const rows = [...rowsOf(document)].sort((left, right) => inOrder(idOf(left.operation), idOf(right.operation)));
  const groups = [...new Set(rows.map((row) => hintsOf(row.operation).group))];
  return {
    vendor,
    title: document.info.title ?? vendor,
    description: document.info.description ?? "",
    groups: groups.map((name) => groupOf(document, vendor, name, rows)),
    types: typesOf(document),
  };
}

function groupOf(document: Document, vendor: string, name: string, rows: readonly Row[]): Group {
  const members = rows.filter((row) => hintsOf(row.operation).group === name);
  const tags = new Set(members.flatMap((row) => row.operation.tags?.slice(0, 1) ?? []));
  const [tag, ...others] = tags;
  const description = others.length === 0 ? document.tags?.find((one) => one.name === tag)?.description : undefined;
  return {
    name,
    typeName: pascal(vendor) + pascal(name),
    description: description ?? "",
    operations: members.map((row) => operationOf(document, rows, row)),
  };
}

function operationOf(document: Document, rows: readonly Row[], row: Row): ApiOperation {
  const { operation, method } = row;
  const hints = hintsOf(operation);
  const input = inputOf(document, operation);
  const body = bodyOf(document, operation);
  const { summary = "", description = "", deprecated = false } = operation;
  return {
    id: idOf(operation),
    name: hints.name,
    constant: constantOf(idOf(operation)),
    method: method.toUpperCase(),
    path: pathWithInputs(row.path, input?.fields ?? []),
    route: `${method.toUpperCase()} ${row.path}`,
    effect: effectOf(method, hints),
    ...(hints.base && { base: hints.base }),
    summary,
    description: description === summary ? "" : description,
    deprecated,
    ...(hints.unconfirmed !== undefined && { unconfirmed: cleanText(hints.unconfirmed) }),
    errors: Object.keys(operation.responses).filter((status) => !/^[23]/.test(status)),
    ...(input && { input }),
    ...(body && { body: body.kind }),
    answer: readAs(operation),
    ...(hints.lastEvent !== undefined && { lastEvent: hints.lastEvent }),
    answerType: returnsOf(operation),
    returns: hints.pages ? pagesType(document, operation, hints.pages) : `Promise<${returnsOf(operation)}>`,
    ...(hints.pages && { pages: hints.pages }),
    ...(hints.run && { run: runOf(document, rows, hints.run) }),
    ...(hints.record && { record: recordOf(document, rows, operation, hints.record) }),
  };
}

function pathWithInputs(path: string, fields: readonly { name: string; wire: string; in: string }[]): string {
  const named = fields.filter((field) => field.in === "path");
  return path.replace(/\{([^{}]*)\}/g, (slot, wire) => {
    const field = named.find((one) => one.wire === wire);
    return field === undefined ? slot : `{${field.name}}`;
  });
}

/** The schemas that operations mention, directly or by way of others. */
function typesOf({ components: { schemas }, paths }: Document): Api["types"] {
  const names = reachable(referencesOf(schemas), namesIn({ paths }, "document"));
  return [...names].sort(inOrder).map((name) => ({ name, description: schemas[name]?.description ?? "" }));
}

/** How the answer is read; JSON that some success leaves out is optional. */
function readAs(operation: Operation): ApiOperation["answer"] {
  const { kind, maybeEmpty } = answerOf(operation) ?? { kind: "json", maybeEmpty: false };
  return kind === "json" && maybeEmpty ? "optional" : kind;
}
