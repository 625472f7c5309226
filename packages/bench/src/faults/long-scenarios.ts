import { endOfError, endOfSettled } from "./end.ts";
import type { Scenario } from "./fault.ts";

/** Milliseconds between two reads of a consumer that is slower than its server. */
const SLOW_MS = 150;

/** Milliseconds for which a stream may be read at most. */
export const STREAM_DEADLINE_MS = 1500;
/** After so many times its deadline a stream counts as one that never ends. */
const PATIENCE = 3;

/** Counts the items of a list. */
export const countItems =
  (of: number): Scenario =>
  async (subject) => {
    if (!subject.items) return undefined;
    let found = 0;
    try {
      for await (const _ of subject.items()) found++;
      return { kind: "items", found, of };
    } catch (error) {
      return endOfError(error);
    }
  };

/** Waits for a run that ends. */
export const waitForRun: Scenario = async (subject) => {
  if (!subject.wait) return undefined;
  const started = performance.now();
  try {
    await subject.wait();
    return { kind: "waited" };
  } catch {
    return { kind: "gave-up", afterMs: performance.now() - started };
  }
};

/** Reads a stream more slowly than it comes. */
export const readSlowly: Scenario = async (subject) => {
  if (!subject.stream) return undefined;
  const started = performance.now();
  try {
    for await (const _ of await subject.stream(STREAM_DEADLINE_MS)) {
      if (performance.now() - started > STREAM_DEADLINE_MS * PATIENCE) return { kind: "hung" };
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    }
    return { kind: "nothing" };
  } catch (error) {
    return endOfError(error);
  }
};

/** Reads an answer that is text. */
export const readText: Scenario = async (subject, { truth = () => false }) => {
  if (!subject.text) return undefined;
  return subject.text().then((settled) => endOfSettled(settled, truth), endOfError);
};
