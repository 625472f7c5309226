import { type Document, methods } from "../document/openapi.ts";
import { isList, isObject, type Json, type JsonObject, own, sortedEntries, without } from "../json/json.ts";
import { below, valueAt } from "../json/pointer.ts";

/** Puts parameters, bodies and answers where they are used, so that of all references those to schemas remain. */
export function inline(document: JsonObject): Document {
  const paths = objectIn(document, "paths");
  const schemas = objectIn(objectIn(document, "components"), "schemas");
  const inlined = {
    openapi: "3.1.0",
    info: textsOf(objectIn(document, "info")),
    tags: isList(document.tags) ? document.tags.filter(isObject).map(textsOf) : [],
    paths: Object.fromEntries(
      sortedEntries(paths)
        .filter(([path]) => !path.startsWith("x-"))
        .map(([path, item]) => [path, inlineItem(document, item, below("#/paths", path))]),
    ),
    components: { schemas },
  };
  // `checkParts` has found nothing: every part is of the kind its place asks for.
  return inlined as unknown as Document;
}

function inlineItem(document: JsonObject, value: Json, pointer: string): Json {
  const { item, at } = follow(document, value, pointer);
  const shared = parametersIn(document, item, at);
  const operations = methods.flatMap((method) => {
    const operation = own(item, method);
    if (!isObject(operation)) return [];
    const { requestBody: _, ...bodiless } = operation;
    const sent = isBodiless(method) ? bodiless : operation;
    const inlined = inlineOperation(document, item, sent, shared, below(at, method));
    return [[method, method === "head" ? withoutContent(inlined) : inlined]];
  });
  return Object.fromEntries(operations);
}

function inlineOperation(
  document: JsonObject,
  item: JsonObject,
  operation: JsonObject,
  shared: readonly JsonObject[],
  pointer: string,
): JsonObject {
  const declared = parametersIn(document, operation, pointer);
  const taken = new Set(declared.map(placeOf));
  const inherited = shared.filter((one) => !taken.has(placeOf(one)));
  const responses = sortedEntries(objectIn(operation, "responses")).filter(([status]) => !status.startsWith("x-"));
  const body = operation.requestBody;
  const servers = operation.servers ?? item.servers;
  return {
    ...operation,
    ...(servers !== undefined && { servers }),
    parameters: [...inherited, ...declared],
    ...(body !== undefined && { requestBody: { content: {}, ...follow(document, body, pointer).item } }),
    responses: Object.fromEntries(
      responses.map(([status, response]) => {
        const { content: _, ...empty } = follow(document, response, pointer).item;
        return [status, isEmptyStatus(status) ? empty : follow(document, response, pointer).item];
      }),
    ),
  };
}

/** No answer to HEAD has a body (RFC 9110, section 9.3.2). */
function withoutContent(operation: JsonObject): JsonObject {
  const empty = Object.entries(objectIn(operation, "responses")).map(([status, response]): [string, Json] => {
    return [status, isObject(response) ? without(response, "content") : response];
  });
  return { ...operation, responses: Object.fromEntries(empty) };
}

/** A body of these has no meaning (RFC 9110, section 9.3.1), and `fetch` refuses it. */
const isBodiless = (method: string): boolean => method === "get" || method === "head";

/** These have no body, whatever a description says (RFC 9110, sections 15.3.5 and 15.3.6). */
const isEmptyStatus = (status: string): boolean => status === "204" || status === "205";

const placeOf = (parameter: JsonObject): string => `${parameter.in} ${parameter.name}`;

function parametersIn(document: JsonObject, owner: JsonObject, pointer: string): readonly JsonObject[] {
  const parameters = isList(owner.parameters) ? owner.parameters : [];
  const found = parameters.map((parameter, index) => follow(document, parameter, below(pointer, "parameters", index)));
  return found
    .filter(({ item }, index) => !found.slice(0, index).some((other) => isSame(other.item, item)))
    .map(({ item, at }) => ({ ...item, "x-at": at }));
}

/** Whether parameters say the same of one place. */
function isSame(one: JsonObject, other: JsonObject): boolean {
  return one === other || (placeOf(one) === placeOf(other) && JSON.stringify(one) === JSON.stringify(other));
}

/** What stands at the end of a chain of references, and where. */
function follow(document: JsonObject, value: Json, pointer: string): { item: JsonObject; at: string } {
  if (!isObject(value)) return { item: {}, at: pointer };
  if (typeof value.$ref !== "string") return { item: value, at: pointer };
  return follow(document, valueAt(document, value.$ref) ?? null, value.$ref);
}

/** The fields that are texts. */
function textsOf(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => typeof value === "string"));
}

function objectIn(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}
