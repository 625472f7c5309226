import type { Document, Row } from "../document/openapi.ts";
import { rowsOf } from "../document/rows.ts";
import { type Effect, effectOf } from "../hints/effects.ts";
import { type Hints, hintsOf, idOf } from "../hints/hints.ts";
import { inOrder } from "../json/json.ts";
import { type Answer, answerOf } from "./answers.ts";
import { type Body, bodyOf } from "./bodies.ts";
import { type Input, inputsOf } from "./inputs.ts";

/** A document with what all later stages ask of its operations. */
export interface Model {
  readonly document: Document;
  /** In the order of their ids. */
  readonly operations: readonly Derived[];
  readonly byId: ReadonlyMap<string, Derived>;
}

/** An operation, derived once. */
export interface Derived extends Row {
  readonly id: string;
  readonly hints: Hints;
  readonly effect: Effect;
  readonly body: Body | undefined;
  readonly inputs: readonly Input[];
  /** `undefined` where the description leaves open how to read a success. */
  readonly answer: Answer | undefined;
}

export function modelOf(document: Document): Model {
  const operations = rowsOf(document)
    .map((row) => derive(document, row))
    .sort((left, right) => inOrder(left.id, right.id));
  return { document, operations, byId: new Map(operations.map((one) => [one.id, one])) };
}

function derive(document: Document, row: Row): Derived {
  const { operation, method } = row;
  const hints = hintsOf(operation);
  const body = bodyOf(document, operation);
  return {
    ...row,
    id: idOf(operation),
    hints,
    effect: effectOf(method, hints),
    body,
    inputs: inputsOf(document, operation, body),
    answer: answerOf(document, operation),
  };
}
