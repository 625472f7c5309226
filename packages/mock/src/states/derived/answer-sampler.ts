import { type Document, type Operation, operationsOf, schemaOf } from "../../description/document.ts";
import { valueSampler } from "../../description/sample.ts";
import type { Row } from "./rows.ts";

export interface Sampled {
  readonly status: number;
  /** Undefined where the answer has none. */
  readonly body: unknown;
}

/** The answer the document promises for a row that goes well; the same value every time. */
export type AnswerSampler = (row: Row) => Sampled;

/** Samples each row once, and reads the document when it first does. */
export function answerSampler(document: Document): AnswerSampler {
  const sampled = new Map<Row, Sampled>();
  let sample: AnswerSampler | undefined;
  return (row) => {
    sample ??= createSampler(document);
    const answer = sampled.get(row) ?? sample(row);
    sampled.set(row, answer);
    return answer;
  };
}

function createSampler(document: Document): AnswerSampler {
  const operations = operationsOf(document);
  const value = valueSampler(document, "answers");
  const shape = (path: string) => path.replace(/\{[^}]+\}/g, "{}");
  return (row) => {
    const operation = operations.find((each) => each.method === row.method && shape(each.path) === shape(row.path));
    const status = successOf(operation);
    const schema = schemaOf(operation?.responses[status]);
    return { status: Number(status), body: schema ? value(schema) : undefined };
  };
}

const successOf = (operation: Operation | undefined): string =>
  Object.keys(operation?.responses ?? {})
    .filter((status) => status.startsWith("2"))
    .sort()[0] ?? "200";
