import { type Document, type Operation, type Parameter, schemaOfParameter } from "../description/document.ts";
import { isInputHeader } from "../description/input-headers.ts";
import { kindOf } from "../description/kinds.ts";
import { nearest } from "../description/nearest.ts";
import type { Validate } from "../description/validator.ts";
import type { MockRequest } from "../http/message.ts";
import type { Problem } from "./problem.ts";
import { readParameter } from "./read-parameter.ts";
import type { Taken } from "./read-styles.ts";

/** A declared parameter and what a request holds of it. */
export interface ReadParameter {
  readonly parameter: Parameter;
  readonly taken: Taken | undefined;
}

export const readParameters = (
  document: Document,
  operation: Operation,
  request: MockRequest,
  params: Readonly<Record<string, string>>,
): readonly ReadParameter[] => {
  const names = operation.parameters.map(({ name }) => name);
  return operation.parameters.map((parameter) => ({
    parameter,
    taken: readParameter(document, parameter, request, params, names),
  }));
};

/** Query keys the operation does not declare, with those most like them that it does. */
export function undeclaredKeys(
  document: Document,
  { query }: MockRequest,
  read: readonly ReadParameter[],
): readonly Problem[] {
  const ofQuery = read.filter(({ parameter }) => parameter.in === "query");
  const declared = ofQuery.flatMap(({ parameter, taken }) => [parameter.name, ...(taken?.keys ?? [])]);
  const credentials = Object.values(document.components?.securitySchemes ?? {})
    .filter(({ in: place, name }) => place === "query" && name)
    .map(({ name = "" }) => name);
  const known = [...new Set([...declared, ...credentials])];
  return [...new Set(query.keys())]
    .filter((key) => !known.includes(key))
    .map((key) => ({
      status: 400,
      where: `query parameter "${key}"`,
      wrong: "is not declared",
      allowed: nearest(key, known),
    }));
}

/** What is wrong with the parameters that are declared: missing, given twice, or not as their schemas say. */
export function wrongParameters(
  document: Document,
  read: readonly ReadParameter[],
  validate: Validate,
): readonly Problem[] {
  return read.flatMap(({ parameter, taken }): readonly Problem[] => {
    const { name, content, required } = parameter;
    const where = `${parameter.in} parameter "${name}"`;
    const problem = (wrong: string): Problem => ({ status: 422, where, wrong });
    if (parameter.in === "header" && !isInputHeader(name)) return [];
    if (taken === undefined) return required ? [problem("is required")] : [];
    const { value } = taken;
    const described = schemaOfParameter(parameter);
    if (Array.isArray(value) && content === undefined && kindOf(document, described) === "plain")
      return [problem(`is given ${value.length} times`)];
    return validate(described, value).map((line) => problem(line.replace(/^the value /, "")));
  });
}
