import { type Body, type Operation, schemaOf } from "../../src/description/document.ts";
import { bareType, chosenType, isJsonType, isTextType } from "../../src/description/media.ts";
import type { Validate } from "../../src/description/validator.ts";
import { jsonOrText } from "../../src/http/message.ts";

/** What is wrong with an answer, by the response the document has for it. */
export async function answerProblems(
  operation: Operation,
  response: Body,
  answer: unknown,
  validate: Validate,
): Promise<readonly string[]> {
  const types = typesOf(response);
  const type = chosenType(types);
  if (type === undefined) {
    // A method that answers texts or bytes answers empty ones here.
    const isEmpty = answer === undefined || (hasText(operation) && (await textOf(answer)) === "");
    return isEmpty ? [] : ["an answer where none is documented"];
  }
  if (answer === undefined) return ["no answer"];
  if (bareType(type) === "text/event-stream") return isAsyncIterable(answer) ? [] : ["no stream of events"];
  if (isTextType(type)) return typeof answer === "string" ? [] : ["no text"];
  const isStream = answer instanceof ReadableStream;
  if (isStream && isJsonType(type) && hasText(operation)) {
    // A method that answers bytes leaves it to its caller to read the JSON of another success.
    return validate(schemaOf(response) ?? {}, jsonOrText((await textOf(answer)) ?? ""));
  }
  const isJson = isJsonType(type) || (type.includes("*") && !isStream);
  if (!isJson) return isStream ? [] : ["no stream of bytes"];
  return validate(schemaOf(response) ?? {}, answer);
}

const typesOf = ({ content = {} }: Body): readonly string[] => Object.keys(content);

/** Whether some success of an operation is a text or bytes, so that every success of its method is one. */
const hasText = ({ responses }: Operation): boolean =>
  Object.entries(responses).some(([status, response]) => {
    const type = status.startsWith("2") ? chosenType(typesOf(response)) : undefined;
    return type !== undefined && !isJsonType(type);
  });

/** The text of a text, or of a stream of bytes. */
async function textOf(answer: unknown): Promise<string | undefined> {
  if (answer instanceof ReadableStream) return new Response(answer).text();
  return typeof answer === "string" ? answer : undefined;
}

const isAsyncIterable = (value: unknown) =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;
