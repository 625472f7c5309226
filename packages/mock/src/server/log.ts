import { matchRoute } from "../description/find-operation.ts";
import type { Fault } from "../faults/fault.ts";
import type { MockRequest } from "../http/message.ts";
import type { Problem } from "../strict/problem.ts";

/** A request and what became of it. */
export interface LoggedRequest extends MockRequest {
  /** From 1 on, in the order they came. */
  readonly number: number;
  /** When it came, by the mock's clock: epoch milliseconds. */
  readonly at: number;
  /** The operation it is for, as `GET /runs/get`. */
  readonly operation?: string;
  /** Who answered: the vendor's state, Prism, the strict check, or a fault instead of any of them. */
  readonly answeredBy?: "state" | "prism" | "check" | "fault";
  /** The answer's status; absent where the answer is a stream, or never came. */
  readonly status?: number;
  /** What was wrong with it; empty for one that was not refused. */
  readonly problems: readonly Problem[];
  /** What went wrong with it on purpose. */
  readonly fault?: Fault["how"];
  /** The runs it started. */
  readonly started: readonly string[];
  /** The number of the request whose key it came with again. */
  readonly repeatOf?: number;
  /** What else there is to say of it. */
  readonly note?: string;
}

/** An entry while its request is answered. */
export type OpenEntry = { -readonly [Field in keyof LoggedRequest]: LoggedRequest[Field] };

export interface Log {
  readonly entries: readonly LoggedRequest[];
  add(request: MockRequest, at: number): OpenEntry;
  clear(): void;
}

export function createLog(): Log {
  const entries: OpenEntry[] = [];
  return {
    entries,
    add(request, at) {
      const entry: OpenEntry = { ...request, number: entries.length + 1, at, problems: [], started: [] };
      entries.push(entry);
      return entry;
    },
    clear() {
      entries.length = 0;
    },
  };
}

/** The requests for an operation or a path: a method and a path, or a path's template. */
export const requestsOn = (entries: readonly LoggedRequest[], on: string | undefined): readonly LoggedRequest[] =>
  on === undefined
    ? entries
    : entries.filter(({ method, path, operation }) => operation === on || matchRoute(on, method, path) !== undefined);

/** What is to be said of a start that came before without a key to recognise it by. */
export function noteOfRepeat(entry: LoggedRequest, entries: readonly LoggedRequest[]): string | undefined {
  if (entry.started.length === 0) return undefined;
  const first = entries.find(
    (each) => each !== entry && each.started.length > 0 && each.operation === entry.operation && isSame(each, entry),
  );
  return first && `the same start as request ${first.number} and no key to tell: it ran again`;
}

const isSame = (one: LoggedRequest, other: LoggedRequest) =>
  one.path === other.path && String(one.query) === String(other.query) && one.text === other.text;
