import { type CallOptions, OutcomeUnknownError, type Operation as Row } from "@x/core";
import { expect } from "vitest";
import type { Body, Document, Operation } from "../../src/description/document.ts";
import { parameterNames, pathOf } from "../../src/description/find-operation.ts";
import type { Sample } from "../../src/description/sample.ts";
import { statusOf } from "../../src/description/status.ts";
import type { Validate } from "../../src/description/validator.ts";
import { isObject } from "../../src/http/message.ts";
import type { Mock } from "../../src/index.ts";
import { answerProblems } from "./answers.ts";
import type { Pair } from "./match.ts";
import { withProof } from "./proven.ts";
import { expectRight, expectSent } from "./told.ts";
import { actualWire, expectedWire } from "./wire.ts";

export interface Setting {
  readonly document: Document;
  readonly client: object;
  readonly sample: Sample;
  readonly mock: Pick<Mock, "requests">;
  readonly validate: Validate;
}

/** Calls the method once with the sample: the request must be the one the document asks for, the answer one it promises. */
export const checkCall = (pair: Pair, setting: Setting): Promise<void> =>
  proven(callRight, pair, setting, successesOf(pair.operation).slice(0, 1));

/** Has the mock answer with each documented status: a success must be read as documented, an error be named. */
export const checkStatuses = (pair: Pair, setting: Setting): Promise<void> =>
  proven(readStatuses, pair, setting, successesOf(pair.operation));

/** Where the description rules out every request or every answer of an operation, the failure of a check says so. */
async function proven(
  check: typeof callRight,
  pair: Pair,
  setting: Setting,
  successes: readonly string[],
): Promise<void> {
  const { document, sample } = setting;
  await check(pair, setting).catch((failure: unknown) => {
    throw withProof(failure, { document, operation: pair.operation, sample, successes });
  });
}

async function callRight(pair: Pair, setting: Setting): Promise<void> {
  const { document, client, mock, validate } = setting;
  const sample = withoutStrayKey(pair, setting.sample);
  const before = mock.requests.length;
  const success = successOf(pair.operation);
  const status = success?.code ?? redirectOf(pair);
  // The mock's own state would not know what the sample asks for.
  const options = {
    ...keyOf(pair, sample),
    ...(status !== undefined && { headers: preferring(pair, sample, status) }),
  };
  const called = callMethod(client, pair, flatInput(pair, sample), options);
  // Where nothing is documented that is answered, what the SDK makes of what comes does not matter here.
  const answer = await (status !== undefined ? called : called.catch(() => undefined));

  const request = mock.requests[before];
  const { operation, row } = pair;
  expectSent(request && actualWire(document, operation, request), expectedWire(operation, sample, row));
  // Prism cannot stream events: of those it sends none, and only the request is checked.
  if (redirectOf(pair) !== undefined) expect(answer).toSatisfy((text) => URL.canParse(String(text)));
  if (success) expectRight(await answerProblems(operation, success.response, answer, validate));
}

async function readStatuses(pair: Pair, { client, sample, validate }: Setting): Promise<void> {
  for (const [key, response] of Object.entries(pair.operation.responses)) {
    const status = statusOf(key, Object.keys(pair.operation.responses));
    if (status < 200 || (status >= 300 && status < 400)) continue;
    // A page has the shape of one success; of another there is no list to read.
    if (status < 300 && pair.row.pages && status !== successOf(pair.operation)?.code) continue;
    const options = { ...keyOf(pair, sample), headers: preferring(pair, sample, status) };
    const called = callMethod(client, pair, flatInput(pair, sample), options);
    if (status < 300) expectRight(await answerProblems(pair.operation, response, await called, validate));
    else expect(apiErrorOf(await called.catch((error: unknown) => error))).toMatchObject({ status });
  }
}

/**
 * Asks the mock for the answer of a status, and of this operation where nothing else in its request tells it from another,
 * beside what the sample asks of the vendor in the same header.
 */
function preferring({ operation: { id } }: Pair, { header }: Sample, status: number): { readonly prefer: string } {
  const own = Object.entries(header).flatMap(([name, value]) => (name.toLowerCase() === "prefer" ? [value] : []));
  const which = id === undefined ? [] : [`operation=${id}`];
  return { prefer: [...own, `code=${status}`, ...which].join(", ") };
}

/** The vendor's answer, also where it leaves open whether a run was started. */
const apiErrorOf = (error: unknown) => (error instanceof OutcomeUnknownError ? error.cause : error);

/** The sample as the row's method takes it: one flat input, under the row's names. */
export function flatInput({ operation, row }: Pair, sample: Sample): Readonly<Record<string, unknown>> {
  const names = parameterNames(row.path);
  const path = parameterNames(pathOf(operation.path)).map((wire, index) => [names[index] ?? wire, sample.path[wire]]);
  const query = Object.entries(sample.query).map(([wire, value]) => [queryName(row, wire), value]);
  const headers = Object.entries(sample.header)
    .filter(([wire]) => !isKey(wire))
    .map(([wire, value]) => [headerName(row, wire), value]);
  const whole = row.body === "whole" || !isObject(sample.body);
  return {
    ...Object.fromEntries([...path, ...query, ...headers]),
    ...(sample.body !== undefined && (whole ? { body: sample.body } : (sample.body as object))),
  };
}

/** The key is no input: of a keyed operation the client makes one, or takes the caller's as an option. */
const isKey = (header: string) => header.toLowerCase() === "idempotency-key";

function keyOf({ row }: Pair, sample: Sample): CallOptions {
  const key = Object.entries(sample.header).find(([wire]) => isKey(wire));
  return key === undefined || row.effect !== "keyed" ? {} : { idempotencyKey: String(key[1]) };
}

/** Some descriptions offer the key with reads, too; none goes where it has nothing to do. */
function withoutStrayKey({ row }: Pair, sample: Sample): Sample {
  if (row.effect === "keyed") return sample;
  const header = Object.fromEntries(Object.entries(sample.header).filter(([wire]) => !isKey(wire)));
  return { ...sample, header };
}

// A row that lacks a parameter must not lose it here: its own name is given, and the wire shows what became of it.
function queryName({ query = [] }: Row, wire: string): string {
  const renamed = query.find((each) => Array.isArray(each) && each[1] === wire);
  return renamed ? (renamed[0] as string) : wire;
}

function headerName({ headers = {} }: Row, wire: string): string {
  const found = Object.entries(headers).find(([, header]) => header.toLowerCase() === wire.toLowerCase());
  return found ? found[0] : wire;
}

/** Calls the SDK's method of the row; of a list the first page's answer. */
export async function callMethod(
  client: object,
  { row }: Pair,
  input: object,
  options: CallOptions = {},
): Promise<unknown> {
  const [group = "", name = ""] = row.id.split(".");
  const method = (client as Client)[group]?.[name];
  if (!method) throw new Error(`the client has no ${row.id}`);
  const answer = takesInput(row) ? method(input, options) : method(options);
  if (!row.pages) return answer;
  for await (const page of (answer as Paged).pages()) return page.body;
  return undefined;
}

/** As much of a client as is the same for all of them. */
type Client = Readonly<Record<string, Readonly<Record<string, (...input: readonly object[]) => unknown>>>>;
type Paged = { pages(): AsyncIterable<{ readonly body: unknown }> };

const takesInput = (row: Row) =>
  parameterNames(row.path).length > 0 || [row.query, row.headers, row.body].some((each) => each !== undefined);

/** The lowest status of a redirect, of an operation that answers where it leads. */
function redirectOf({ operation: { responses }, row }: Pair): number | undefined {
  const [status] = Object.keys(responses).filter((each) => /^30[12378]$/.test(each));
  return row.answer === "location" && status !== undefined ? Number(status) : undefined;
}

/** The response with the lowest 2xx status. */
function successOf(operation: Operation): { readonly code: number; readonly response: Body } | undefined {
  const { responses } = operation;
  const [status] = successesOf(operation);
  const response = responses[status ?? ""];
  return status === undefined || !response ? undefined : { code: statusOf(status, Object.keys(responses)), response };
}

const successesOf = ({ responses }: Operation): readonly string[] =>
  Object.keys(responses)
    .filter((each) => each.startsWith("2"))
    .sort();
