import { methods } from "../document/openapi.ts";
import { isList, type Json, type JsonObject, own } from "../json/json.ts";
import { codeSpan, markdown } from "../text/safe-text.ts";
import { contentDifferences, typeIn } from "./content-differences.ts";
import { type Difference, eachKey, objectOf, textDifferences, valueDifference } from "./difference.ts";
import { describe } from "./schema-differences.ts";

/** In what the operations of a path differ. */
export function itemDifferences(path: string, before: Json | undefined, after: Json | undefined): Difference[] {
  return methods.flatMap((method) => {
    const [old, fresh] = [own(objectOf(before), method), own(objectOf(after), method)];
    if (old === fresh) return [];
    const where = codeSpan(`${method.toUpperCase()} ${path}`);
    if (old === undefined) return [{ kind: "routes", where, published: undefined, ours: offer(fresh) }];
    if (fresh === undefined) return [{ kind: "routes", where, published: offer(old), ours: undefined }];
    return operationDifferences(where, objectOf(old), objectOf(fresh));
  });
}

/** What an operation takes and answers. */
function offer(operation: Json | undefined): string {
  const { requestBody, responses } = objectOf(operation);
  const body = typeIn(requestBody);
  const success = Object.entries(objectOf(responses)).find(([status]) => status.startsWith("2"))?.[1];
  return `${body ? `takes ${body}, ` : ""}answers ${typeIn(success) ?? "without a body"}`;
}

function operationDifferences(where: string, before: JsonObject, after: JsonObject): Difference[] {
  return [
    ...parameterDifferences(where, before.parameters, after.parameters),
    ...bodyDifferences(where, before.requestBody, after.requestBody),
    ...eachKey(before.responses, after.responses, (status, old, fresh) => answerDifferences(where, status, old, fresh)),
    ...valueDifference("security", where, before.security, after.security, credentials),
    ...textDifferences(where, before, after, ["summary", "description", "operationId", "tags"]),
  ];
}

function bodyDifferences(where: string, before: Json | undefined, after: Json | undefined): Difference[] {
  const [old, fresh] = [objectOf(before), objectOf(after)];
  const need = (required: Json | undefined) => (required === true ? "the body is required" : "the body is optional");
  return [
    ...valueDifference("bodies", where, old.required === true, fresh.required === true, need),
    ...contentDifferences("bodies", `${where}, body`, old.content, fresh.content),
    ...textDifferences(where, old, fresh, ["description"]),
  ];
}

function answerDifferences(
  where: string,
  status: string,
  before: Json | undefined,
  after: Json | undefined,
): Difference[] {
  const kind = /^[23]/.test(status) ? "answers" : "errors";
  const shown = status === "default" ? "other statuses" : codeSpan(status);
  const text = (answer: Json) => `${shown}: ${typeIn(answer) ?? "no body"}`;
  if (before === undefined) return [{ kind, where, published: undefined, ours: text(after ?? {}) }];
  if (after === undefined) return [{ kind, where, published: text(before), ours: undefined }];
  const [old, fresh] = [objectOf(before), objectOf(after)];
  const headers = (value: Json | undefined) => Object.keys(objectOf(value)).map(codeSpan).join(", ") || "no header";
  return [
    ...contentDifferences(kind, `${where}, answer ${shown}`, old.content, fresh.content),
    ...valueDifference(kind, `${where}, answer ${shown}`, old.headers, fresh.headers, headers),
    ...textDifferences(`${where}, answer ${shown}`, old, fresh, ["description"]),
  ];
}

/** Parameters go by their places where none was added or removed, so that one with another name is the same one. */
function parameterDifferences(where: string, before: Json | undefined, after: Json | undefined): Difference[] {
  const [old, fresh] = [before, after].map((list) => (isList(list) ? list.map(objectOf) : []));
  if (old === undefined || fresh === undefined) return [];
  if (old.length === fresh.length) return old.flatMap((one, index) => parameterDifference(where, one, fresh[index]));
  const key = ({ name, in: place }: JsonObject) => `${place} ${name}`;
  const gone = old.filter((one) => !fresh.some((other) => key(other) === key(one)));
  const added = fresh.filter((one) => !old.some((other) => key(other) === key(one)));
  return [
    ...gone.flatMap((one) => parameterDifference(where, one, undefined)),
    ...added.flatMap((one) => parameterDifference(where, undefined, one)),
  ];
}

function parameterDifference(
  route: string,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): Difference[] {
  const known = before ?? after;
  if (before === after || known === undefined) return [];
  const where = `${route}, ${markdown(String(known.in))} ${codeSpan(String(known.name))}`;
  const text = (parameter: JsonObject) => {
    const { name, required, deprecated, schema = {} } = parameter;
    const renamed = name === known.name ? [] : [`called ${codeSpan(String(name))}`];
    return [
      ...renamed,
      describe(schema),
      ...(required === true && parameter.in !== "path" ? ["required"] : []),
      ...(deprecated === true ? ["deprecated"] : []),
    ].join(", ");
  };
  const published = before && text(before);
  const ours = after && text(after);
  if (published !== ours) return [{ kind: "parameters", where, published, ours }];
  return before && after ? textDifferences(where, before, after, ["description"]) : [];
}

/** The schemes of which one is needed, in words. */
export function credentials(security: Json | undefined): string {
  if (!isList(security)) return "no credential is stated";
  return security.map((one) => Object.keys(objectOf(one)).map(codeSpan).join(" and ")).join(" or ") || "no credential";
}
