import type { Document, Operation } from "../description/document.ts";
import { bareType } from "../description/media.ts";
import type { Validate } from "../description/validator.ts";
import type { MockRequest } from "../http/message.ts";
import type { Problem } from "./problem.ts";
import { readBody } from "./read-body.ts";

/** What is wrong with a request's body. */
export function bodyProblems(
  document: Document,
  validate: Validate,
  operation: Operation,
  request: MockRequest,
): readonly Problem[] {
  const { body: declared } = operation;
  const problem = (status: number, wrong: string): Problem => ({ status, where: "the body", wrong });
  if (request.text === "") return declared?.required ? [problem(422, "is required")] : [];
  if (!declared) return [problem(422, "is not declared: send none")];
  const types = Object.keys(declared.content ?? {});
  if (types.length === 0) return [];
  const sent = readBody(document, operation, request);
  if (sent === undefined) {
    const type = bareType(request.headers["content-type"] ?? "");
    return [{ status: 415, where: `header "content-type: ${type}"`, wrong: "is not declared", allowed: types }];
  }
  const broken = sent.isJson ? jsonProblem(request) : undefined;
  if (broken) return [problem(400, broken)];
  if (sent.schema === undefined) return [];
  return validate(sent.schema, sent.value).map((line) => ({ ...split(line), status: 422 }));
}

/** What keeps a body from being JSON, and at which character. */
export function jsonProblem({ text, body }: Pick<MockRequest, "text" | "body">): string | undefined {
  // Anything else was read from JSON, or was not there.
  if (typeof body !== "string") return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const message = (error as Error).message;
    const [, found] = /position (\d+)/.exec(message) ?? [];
    const position = found ?? String(text.length);
    return `must be JSON: ${message.replace(/ ?(in JSON )?at position .*$/, "")} at position ${position}`;
  }
}

/** A line of the validator, such as `field "nmae" is not declared`, by where and what. */
function split(line: string): Pick<Problem, "where" | "wrong"> {
  const [, field, rest] = /^(field "[^"]*"|the value) (.*)$/s.exec(line) ?? [];
  if (field === undefined || rest === undefined) return { where: "the body", wrong: line };
  return { where: field === "the value" ? "the body" : `body ${field}`, wrong: rest };
}
