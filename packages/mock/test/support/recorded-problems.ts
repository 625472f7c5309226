import { type Document, type Operation, operationsOf } from "../../src/description/document.ts";
import { findOperations } from "../../src/description/find-operation.ts";
import { createValidator, type Validate } from "../../src/description/validator.ts";
import type { Exchange, Recorded } from "./recordings.ts";

/** What recorded exchanges have that a description has not, a line each. */
export function recordedProblems(document: Document, exchanges: readonly Recorded[]): readonly string[] {
  const operations = operationsOf(document);
  const validate = createValidator(document, { closed: true });
  return exchanges.flatMap((exchange) => {
    const operation = findOperations(operations, exchange.method, exchange.path)[0]?.operation;
    const problems = operation
      ? [...requestProblems(operation, exchange, validate), ...answerProblems(operation, exchange, validate)]
      : ["is no operation"];
    const route = `${exchange.method} ${operation?.path ?? exchange.path} ${exchange.status}`;
    return problems.map((problem) => `${exchange.at} ${route}: ${problem}`);
  });
}

/** What was refused need not be described; what was taken must be. */
function requestProblems(operation: Operation, exchange: Exchange, validate: Validate): readonly string[] {
  if (exchange.status >= 400) return [];
  const declared = new Set(operation.parameters.filter((one) => one.in === "query").map(({ name }) => name));
  const query = [...new Set(new URLSearchParams(exchange.query).keys())]
    .filter((name) => !declared.has(name))
    .map((name) => `query "${name}" is not declared`);
  const schema = operation.body?.content?.["application/json"]?.schema;
  const body = exchange.body !== undefined && schema ? validate(schema, exchange.body) : [];
  return [...query, ...body.map((problem) => `request: ${problem}`)];
}

function answerProblems(operation: Operation, exchange: Exchange, validate: Validate): readonly string[] {
  const response = operation.responses[exchange.status];
  if (response === undefined) return ["the status is not declared"];
  const content = response.content ?? {};
  const type = exchange.type?.split(";")[0]?.trim() ?? "";
  if (!hasBody(exchange)) {
    // An output of no characters is a text as well.
    const mayBeEmpty = Object.keys(content).every((one) => one.startsWith("text/"));
    return mayBeEmpty ? [] : ["there is no body, where one is declared"];
  }
  const schema = content[type]?.schema;
  if (content[type] === undefined) return [`the type ${type} is not declared`];
  return "answer" in exchange && schema ? validate(schema, exchange.answer) : [];
}

const hasBody = (exchange: Exchange) => ["answer", "text", "base64", "chunks"].some((kind) => kind in exchange);
