import {
  type Document,
  type Operation,
  type Schema,
  schemaOf,
  schemaOfParameter,
} from "../../src/description/document.ts";
import { parametersAt, type Sample, valueSampler } from "../../src/description/sample.ts";
import { createValidator, type Validate } from "../../src/description/validator.ts";
import { proofOf } from "./contradictions.ts";

/** What a red test says where the description rules out every request, or every answer, of an operation. */
const BEGINNING = "the description contradicts itself";

/** What a test has sent, and which answers it has read. */
export interface Tried {
  readonly document: Document;
  readonly operation: Operation;
  readonly sample: Sample;
  /** The keys of the successes. */
  readonly successes: readonly string[];
}

/** The failure of a test; where the description is proven to contradict itself there, one that says how. */
export function withProof(failure: unknown, { document, operation, sample, successes }: Tried): unknown {
  const proofs = [...requestProofs(document, operation, sample), ...answerProofs(document, operation, successes)];
  return proofs.length === 0 ? failure : new Error(`${BEGINNING}: ${proofs.join("; ")}`, { cause: failure });
}

function requestProofs(document: Document, operation: Operation, sample: Sample): readonly string[] {
  const validate = createValidator(document, { closed: true, of: "requests" });
  const body = schemaOf(operation.body);
  const places = (["path", "query", "header"] as const).flatMap((place) =>
    parametersAt(operation, place).map((parameter) => ({
      where: `${place} parameter "${parameter.name}"`,
      schema: schemaOfParameter(parameter),
      value: sample[place][parameter.name],
    })),
  );
  const all = [...places, ...(body ? [{ where: "body", schema: body, value: sample.body }] : [])];
  return proofsOf(document, validate, all);
}

function answerProofs(document: Document, { responses }: Operation, successes: readonly string[]): readonly string[] {
  const validate = createValidator(document, { of: "answers" });
  const sampleOf = valueSampler(document, "answers");
  const places = successes.flatMap((status) => {
    const schema = schemaOf(responses[status]);
    return schema ? [{ where: `answer ${status}`, schema, value: sampleOf(schema) }] : [];
  });
  return proofsOf(document, validate, places);
}

interface Place {
  readonly where: string;
  readonly schema: Schema;
  readonly value: unknown;
}

const proofsOf = (document: Document, validate: Validate, places: readonly Place[]): readonly string[] =>
  places.flatMap(({ where, schema, value }) => {
    const proof = proofOf(document, validate, schema, value === undefined ? [] : validate(schema, value));
    return proof === undefined ? [] : [`${where} ${proof}`];
  });
