import { inspect } from "node:util";
import { endOfError, endOfSettled } from "./end.ts";
import type { Fault, Scenario } from "./fault.ts";
import { type CallInput, ID, KEY } from "./subject.ts";

/** Pages after which a list counts as one that never ends. */
const MANY_PAGES = 50;
/** Milliseconds after an abort within which a call has to end. */
const PROMPT_MS = 50;

/** One call. */
export const call: Scenario = async (subject, fault) => {
  const truth = fault.truth ?? (() => false);
  return subject.call(inputOf(fault)).then((settled) => endOfSettled(settled, truth), endOfError);
};

/** One call whose caller aborts it some time after the server has seen it. */
export const abortAfter =
  (ms: number): Scenario =>
  async (subject, fault, server) => {
    const controller = new AbortController();
    let ended = false;
    const end = subject.call({ ...inputOf(fault), signal: controller.signal }).then(
      (settled) => endOfSettled(settled, () => false),
      (error: unknown) => endOfError(error, controller.signal),
    );
    void end.then(() => {
      ended = true;
    });
    await server.firstArrival;
    await pause(ms);
    controller.abort();
    // Timer and end are late together when the event loop is busy, so load cannot make a prompt end look late.
    await pause(PROMPT_MS);
    const late = !ended;
    return { ...(await end), late };
  };

/** Reads a list to its end. */
export const list: Scenario = async (subject) => {
  if (!subject.pages) return undefined;
  let pages = 0;
  try {
    for await (const _ of subject.pages()) {
      if (++pages >= MANY_PAGES) return { kind: "endless" };
    }
    return { kind: "listed" };
  } catch (error) {
    return endOfError(error);
  }
};

/** Prints the client after a call. */
export const printClient: Scenario = async (subject, fault) => {
  await subject.call(inputOf(fault));
  return { kind: "printed", where: printed(subject.client) };
};

/** Prints what a failing call left in the caller's hands. */
export const printError: Scenario = async (subject, fault) => {
  const left = await subject.call(inputOf(fault)).then(
    ({ whole }) => whole,
    (error: unknown) => error,
  );
  return { kind: "printed", where: printed(left) };
};

const inputOf = ({ value = ID, padding = 0 }: Fault): CallInput => ({ id: value, padding });

/** Which ways of printing a value show the key. */
function printed(value: unknown): readonly string[] {
  const ways: Readonly<Record<string, () => string | undefined>> = {
    "console.log": () => inspect(value),
    "util.inspect": () => inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
    "JSON.stringify": () => JSON.stringify(value),
    String: () => String(value),
    structuredClone: () => inspect(structuredClone(value), { depth: Number.POSITIVE_INFINITY }),
  };
  return Object.keys(ways).filter((way) => {
    try {
      return ways[way]?.()?.includes(KEY);
    } catch {
      // What cannot be printed this way shows nothing.
      return false;
    }
  });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
