import { answerOf } from "./answers.ts";
import { checkRules } from "./check-rules.ts";
import { type Call, hintsOf, idOf, type RunHints } from "./hints.ts";
import { inputsOf } from "./inputs.ts";
import type { Document, Operation, Row } from "./openapi.ts";
import { below } from "./pointer.ts";
import type { Finding } from "./problem.ts";
import { schemasAt } from "./schemas.ts";

/** Whether the operations, inputs and answer fields a run plan names exist, and its rules name every status. */
export function checkRun(document: Document, rows: readonly Row[], { operation, pointer }: Row): Finding[] {
  const { run } = hintsOf(operation);
  if (run === undefined) return [];
  const at = below(pointer, "x-sdk", "run");
  const find = (call: Call) => rows.find((row) => idOf(row.operation) === call.operation)?.operation;
  const poll = find(run.poll);
  const output = run.output && find(run.output);
  return [
    ...checkCalls(document, operation, run, find, at),
    ...checkField(document, operation, run.id, below(at, "id")),
    ...checkRules(document, operation, run.started ?? [], below(at, "started")),
    ...(poll ? checkRules(document, poll, run.states, below(at, "states")) : []),
    ...(output ? checkField(document, output, run.output?.value ?? "", below(at, "output", "value")) : []),
  ];
}

function checkCalls(
  document: Document,
  start: Operation,
  run: RunHints,
  find: (call: Call) => Operation | undefined,
  at: string,
): Finding[] {
  return (["poll", "output", "cancel"] as const).flatMap((key) => {
    const call = run[key];
    if (call === undefined) return [];
    const called = find(call);
    const here = below(at, key);
    if (called === undefined) return [{ pointer: here, what: `there is no operation ${call.operation}` }];
    if (hintsOf(called).run) return [{ pointer: here, what: `${call.operation} starts a run itself` }];
    return checkInput(document, start, called, call, below(here, "input"));
  });
}

function checkInput(document: Document, start: Operation, called: Operation, call: Call, at: string): Finding[] {
  const inputs = inputsOf(document, called);
  const given = Object.keys(call.input);
  const startInputs = inputsOf(document, start).map((input) => `$input.${input.name}`);
  const unknown = given.filter((name) => !inputs.some((input) => input.name === name));
  const missing = inputs.filter((input) => input.required && !given.includes(input.name));
  const nowhere = Object.values(call.input).filter(
    (value) => value.startsWith("$input.") && !startInputs.includes(value),
  );
  return [
    ...unknown.map((name) => ({ pointer: at, what: `${call.operation} has no input ${name}` })),
    ...missing.map(({ name }) => ({ pointer: at, what: `${call.operation} needs the input ${name}` })),
    ...nowhere.map((value) => ({ pointer: at, what: `${value} is no input of ${idOf(start)}` })),
  ];
}

function checkField(document: Document, operation: Operation, path: string, pointer: string): Finding[] {
  const schemas = answerOf(operation)?.schemas ?? [];
  const exists = schemas.length > 0 && schemas.every((schema) => schemasAt(document, schema, path));
  return exists ? [] : [{ pointer, what: `the answer of ${idOf(operation)} has no field ${JSON.stringify(path)}` }];
}
