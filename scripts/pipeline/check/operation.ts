import { type Document, jsonOf, type Parameter, type Row } from "../document/openapi.ts";
import { addressOf, pathQueryOf, templateNames } from "../document/rows.ts";
import { below } from "../json/pointer.ts";
import { isInput } from "../model/inputs.ts";
import type { Derived } from "../model/model.ts";
import { writtenAs } from "../model/styles.ts";
import type { Finding } from "../problems/problem.ts";
import { jsonPath, pathText } from "../text/json-path.ts";
import { camel, pascal } from "../text/names.ts";
import { isNeverInPath } from "./path-values.ts";

/** What keeps one operation from becoming a method. */
export function checkOperation(document: Document, row: Derived): Finding[] {
  return [
    checkPath(row),
    checkParameters(document, row),
    checkInputs(row),
    checkBody(row),
    checkStatuses(row),
    checkAnswer(row),
  ].flat();
}

function checkPath({ method, path, operation, pointer, hints }: Derived): Finding[] {
  const names = templateNames(addressOf(path));
  const templated = new Set(names);
  const declared = operation.parameters.filter((parameter) => parameter.in === "path");
  const schema = { type: "string" };
  const known = new Set(declared.map((parameter) => parameter.name));
  const missing = [...new Set(names)]
    .filter((name) => !known.has(name))
    .map((name) => ({
      pointer,
      what: `path parameter {${name}} is not declared`,
      settle: [{ target: jsonPath(pointer), update: { parameters: [{ name, in: "path", required: true, schema }] } }],
    }));
  const surplus = declared
    .filter((parameter) => !templated.has(parameter.name))
    .map((parameter) => ({
      pointer: parameter["x-at"],
      what: `path parameter ${parameter.name} is not in the path ${path}`,
      ...(!path.includes(`{${parameter.name}}`) && { settle: [{ target: pathOf(parameter), remove: true as const }] }),
    }));
  const strange = strangeness(addressOf(path)).map((what) => ({
    pointer,
    what: `the path ${JSON.stringify(path)} ${what}`,
  }));
  const untold = method === "trace" ? [{ pointer, what: "no fetch sends TRACE" }] : [];
  const elsewhere =
    operation.servers === undefined || hints.base !== undefined || hints.server !== undefined
      ? []
      : [{ pointer, what: "servers of its own: an operation goes to the client's server" }];
  return [...missing, ...surplus, ...strange, ...untold, ...elsewhere, ...checkPathQuery({ path, operation, pointer })];
}

/** What a path's key says of the query has to be sent, so a parameter says it too. */
function checkPathQuery({ path, operation, pointer }: Pick<Derived, "path" | "operation" | "pointer">): Finding[] {
  const isTemplate = (value: string) => value.includes("{");
  const isSent = (name: string, value: string) =>
    operation.parameters.some(
      (one) => one.in === "query" && one.name === name && (one.required === true || isTemplate(value)),
    );
  return pathQueryOf(path)
    .filter(([name, value]) => !isSent(name, value))
    .map(([name, value]) => {
      if (isTemplate(value)) return { pointer, what: `no query parameter ${name} sends the ${value} of its path` };
      const parameter = { name, in: "query", required: true, schema: { type: "string", enum: [value] } };
      const what = `no required parameter sends ${JSON.stringify(`${name}=${value}`)} of its path`;
      return { pointer, what, settle: [{ target: jsonPath(pointer), update: { parameters: [parameter] } }] };
    });
}

function strangeness(path: string): string[] {
  // `*` may stand in a path, though not where it would end a comment.
  if (!/^\/([\w\-.~%!$&'()+,;=:@{}/]|\*(?!\/))*$/.test(path)) return ["has characters that no URL has"];
  const leaves = path.startsWith("//") || path.split("/").some(isDots);
  return leaves ? ["leads to another place than it says: it must have no `//` first and no part that is dots"] : [];
}

/** Whether a part of a path is read as "here" or "one up", as `.%2E` is. */
const isDots = (part: string): boolean => /^\.{1,2}$/.test(part.replace(/%2e/gi, "."));

function checkParameters(document: Document, { operation }: Row): Finding[] {
  return operation.parameters.flatMap((parameter) => {
    const what = wrongWith(document, parameter);
    return what === undefined ? [] : [{ pointer: parameter["x-at"], what }];
  });
}

function wrongWith(document: Document, parameter: Parameter): string | undefined {
  const { in: place, name } = parameter;
  if (place === "cookie") return `cookie ${name}: cookies are not sent; remove it`;
  if (!["path", "query", "header"].includes(place)) return `a parameter cannot be in ${place}`;
  if (place === "header" && !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return `${JSON.stringify(name)} must be a header name`;
  if (!isInput(parameter)) return undefined;
  if (place === "path" && isNeverInPath(document, parameter))
    return `path parameter ${name} allows no value that can stand in a path`;
  const written = writtenAs(document, parameter);
  return "wrong" in written ? written.wrong : undefined;
}

function checkInputs({ inputs, pointer }: Derived): Finding[] {
  return [...Map.groupBy(inputs, (input) => input.name)].flatMap(([name, same]) => {
    if (same.length === 1 && !(name in Object.prototype)) return [];
    const places = [...new Set(same.map((input) => input.in))];
    const where = `${places.length < same.length ? "both in" : "in"} ${places.join(" and ")}`;
    const what = same.length > 1 ? `two inputs are called ${name}: ${where}` : `no input can be called ${name}`;
    const parameter = same.findLast((input) => input.parameter !== undefined)?.parameter;
    if (parameter === undefined) return [{ pointer, what }];
    if (places.length < same.length) return [{ pointer: parameter["x-at"], what }];
    const as = `${camel(name)}In${pascal(parameter.in)}`;
    const settle = [{ target: pathOf(parameter), update: { "x-sdk": { as } } }];
    return [{ pointer: parameter["x-at"], what, settle }];
  });
}

function checkBody({ operation, pointer, body }: Derived): Finding[] {
  if (body?.wrong === undefined) return [];
  const at = below(pointer, "requestBody", "content");
  const any = operation.requestBody?.content["*/*"];
  if (any === undefined) return [{ pointer: at, what: body.wrong }];
  const add = { target: jsonPath(at), update: { "application/json": jsonOf(any) } };
  const remove = { target: jsonPath(below(at, "*/*")), remove: true as const };
  return [{ pointer: below(at, "*/*"), what: body.wrong, settle: [add, remove] }];
}

function checkStatuses({ operation, pointer }: Row): Finding[] {
  const wrong = Object.keys(operation.responses).filter((status) => !/^([1-5](\d\d|XX)|default)$/.test(status));
  return wrong.map((status) => ({
    pointer: below(pointer, "responses", status),
    what: `${JSON.stringify(status)} must be a status, a range such as 4XX, or default`,
    settle: [{ target: jsonPath(below(pointer, "responses", status)), remove: true as const }],
  }));
}

function checkAnswer({ operation, pointer, answer }: Derived): Finding[] {
  if (answer !== undefined) return [];
  const statuses = Object.keys(operation.responses).join(", ") || "none";
  return [
    {
      pointer: below(pointer, "responses"),
      what: `its content types do not tell how to read a success (statuses: ${statuses})`,
      settle: [{ target: jsonPath(pointer), update: { "x-sdk": { answer: "json" } } }],
    },
  ];
}

/** Parameters in a list are found by what they are, not by where they stand. */
function pathOf(parameter: Parameter): string {
  const at = parameter["x-at"];
  const list = at.replace(/\/\d+$/, "");
  if (list === at) return jsonPath(at);
  return `${jsonPath(list)}[?@.name == ${pathText(parameter.name)} && @.in == ${pathText(parameter.in)}]`;
}
