import type { Document } from "../document/openapi.ts";
import type { Json } from "../json/json.ts";
import type { Derived, Model } from "../model/model.ts";
import { literalText } from "../text/literal-text.ts";
import { valueFor } from "./values.ts";

/** A call that can be copied. */
export interface Example {
  readonly path: string;
  readonly method: string;
  /** The statement, for a client of that name. */
  readonly code: string;
}

/** The first call a newcomer makes: of what only reads that which asks for least, lists first; `undefined` where none is plain. */
export function firstCall(model: Model, client: string): Example | undefined {
  return candidates(model)
    .toSorted((left, right) => costOf(left.operation) - costOf(right.operation))
    .map(({ operation, input }) => ({
      path: operation.path,
      method: operation.method,
      code: codeOf(operation, input, client),
    }))
    .at(0);
}

/** A start and the wait for its end, where the description has runs. */
export function firstRun(model: Model, client: string): Example | undefined {
  const [found] = candidates(model, ({ hints }) => hints.run !== undefined);
  const run = found?.operation.hints.run;
  if (found === undefined || run === undefined) return undefined;
  const given = argumentsOf(found.input);
  const group = found.operation.hints.group;
  const lines = [
    `const run = await ${client}.${group}.${run.name}(${given});`,
    "await run.wait({ deadlineMs: 600_000, onUpdate: ({ state }) => console.log(state) });",
  ];
  return { path: found.operation.path, method: found.operation.method, code: `${lines.join("\n")}\n` };
}

interface Candidate {
  readonly operation: Derived;
  readonly input: Readonly<Record<string, Json>>;
}

function candidates(model: Model, isWanted = isPlain): readonly Candidate[] {
  return model.operations.filter(isWanted).flatMap((operation) => {
    const input = inputOf(model.document, operation);
    return input === undefined ? [] : [{ operation, input }];
  });
}

/** What it answers can be shown, and it is not about to go. */
const isPlain = ({ answer, hints, operation }: Derived) =>
  (answer === undefined || ["json", "text", "none"].includes(answer.kind)) &&
  hints.run === undefined &&
  operation.deprecated !== true;

/** Required inputs only; `undefined` where one has no plain value. */
function inputOf(document: Document, { inputs, body }: Derived): Readonly<Record<string, Json>> | undefined {
  if (body !== undefined && (body.sends !== undefined || ("choice" in body && body.choice !== undefined)))
    return undefined;
  const values = inputs
    .filter(({ required }) => required)
    .map(({ name, schema }) => [name, valueFor(document, schema)] as const);
  if (values.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(values) as Readonly<Record<string, Json>>;
}

const costOf = ({ method, effect, answer, hints, inputs, path }: Derived) =>
  (effect === "read" ? 0 : 1000) +
  ({ none: 500, text: 50 }[String(answer?.kind)] ?? 0) +
  (method === "get" ? 0 : 100) +
  20 * inputs.filter(({ required }) => required).length +
  (hints.pages === undefined ? 10 : 0) +
  path.split("/").length;

function codeOf({ hints }: Derived, input: Readonly<Record<string, Json>>, client: string): string {
  const call = `${client}.${hints.group}.${hints.name}(${argumentsOf(input)})`;
  return hints.pages === undefined
    ? `console.log(await ${call});\n`
    : `for await (const item of ${call}) console.log(item);\n`;
}

const argumentsOf = (input: Readonly<Record<string, Json>>) =>
  Object.keys(input).length === 0 ? "" : literalText(input);
