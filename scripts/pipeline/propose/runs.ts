import type { Document, Operation, Schema } from "../document/openapi.ts";
import { answerOf } from "../model/answers.ts";
import { bodyOf } from "../model/bodies.ts";
import { inputsOf } from "../model/inputs.ts";
import { pascal } from "../text/names.ts";
import type { Evidenced, Noted } from "./evidence.ts";
import { fieldsOf, plain, typesOf } from "./fields.ts";
import type { Named, Taken } from "./names.ts";
import { type Route, shapeOf } from "./route.ts";
import { statesOf } from "./states.ts";

/** Runs: a POST answers an id, the path below it reads a record by that id, and the record's status says how it ends. */
export function runsFor(
  document: Document,
  names: ReadonlyMap<Route, Named>,
  taken: Taken,
): ReadonlyMap<Route, Evidenced | Noted> {
  const routes = new Map([...names.keys()].map((route) => [`${route.method} ${shapeOf(route.path)}`, route]));
  const proposals = new Map<Route, Evidenced | Noted>();
  const groups = new Set<string>();
  for (const [start, named] of names) {
    const reading = start.method === "post" ? routes.get(`get ${shapeOf(start.path)}/{}`) : undefined;
    const read = reading && names.get(reading);
    const [id, input] = reading ? [idOf(document, start, reading), inputFor(document, start, reading)] : [];
    const answer = reading && answerTo(document, reading.operation);
    const states = answer && statesOf(document, answer);
    if (!reading || !read || !states || id === undefined || input === undefined || groups.has(read.group)) continue;
    if ("note" in states) {
      proposals.set(start, { note: `no \`run\` is proposed: ${states.note}` });
      continue;
    }
    const free = (group: string, ...wanted: readonly string[]) => wanted.find((name) => taken.take(group, name));
    const attach = free(read.group, "attach", `attach${pascal(read.name)}`);
    const name = free(named.group, "start", `start${pascal(named.name)}`);
    if (attach === undefined || name === undefined) continue;
    groups.add(read.group);
    const cancelling = routes.get(`post ${shapeOf(reading.path)}/cancel`);
    const cancel = cancelling && cancelFor(cancelling, names.get(cancelling), input);
    const poll = `${read.group}.${read.name}`;
    const record = { attach, input, states: states.rules, ...(cancel && { cancel }) };
    const evidence = `Its answer has an id in ${id}, and ${poll} reads by it a record whose status ends.`;
    proposals.set(start, { hints: { run: { name, id, poll } }, evidence });
    proposals.set(reading, { hints: { record }, evidence: states.evidence });
  }
  return proposals;
}

/** Where a start's answer has the id that the last parameter of the record's path takes. */
function idOf(document: Document, start: Route, reading: Route): string | undefined {
  const answer = answerTo(document, start.operation);
  if (answer === undefined) return undefined;
  const wanted = plain(reading.parameters.at(-1) ?? "");
  const ids = fieldsOf(document, answer).filter(({ schema }) =>
    [...typesOf(document, schema)].every((type) => type === "string" || type === "integer"),
  );
  return (ids.find(({ name }) => plain(name) === wanted) ?? ids.find(({ name }) => name === "id"))?.path;
}

/** What the reading operation is called with: the id, and what its path shares with the start's. */
function inputFor(document: Document, start: Route, reading: Route): Readonly<Record<string, string>> | undefined {
  const last = reading.parameters.length - 1;
  if (start.parameters.length !== last) return undefined;
  const required = inputsOf(document, reading.operation, bodyOf(document, reading.operation)).filter(
    (input) => input.required && input.in !== "path",
  );
  if (required.length > 0) return undefined;
  const given = reading.parameters.map((name, index): [string, string] => [
    name,
    index === last ? "$id" : `$input.${start.parameters[index]}`,
  ]);
  return Object.fromEntries(given);
}

function cancelFor({ parameters }: Route, named: Named | undefined, input: Readonly<Record<string, string>>) {
  const values = Object.values(input);
  if (named === undefined || parameters.length !== values.length) return undefined;
  const given = parameters.map((name, index): [string, string] => [name, values[index] ?? ""]);
  return { operation: `${named.group}.${named.name}`, input: Object.fromEntries(given) };
}

function answerTo(document: Document, operation: Operation): Schema | undefined {
  const answer = answerOf(document, operation);
  return answer?.kind === "json" && answer.schemas.length === 1 && !answer.maybeEmpty ? answer.schemas[0] : undefined;
}
