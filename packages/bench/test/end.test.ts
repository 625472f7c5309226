import { expect, test } from "vitest";
import { endOfError, endOfSettled } from "../src/faults/end.ts";

class NamedError extends Error {
  override readonly name = "NamedError";
  readonly acted = "maybe";
}
class Unnamed extends Error {}

test("an error of a library is named", () => {
  expect(endOfError(new NamedError())).toEqual({
    ...{ kind: "error", name: "NamedError", raw: false, aborted: false, acted: "maybe" },
  });
});

test("an error that kept the name of its parent goes by its class", () => {
  expect(endOfError(new Unnamed())).toMatchObject({ name: "Unnamed", raw: false });
});

test.for([new TypeError(), new SyntaxError(), new Error("plain"), "text"])("%s is raw", (error) => {
  expect(endOfError(error)).toMatchObject({ kind: "error", raw: true });
});

test("what the caller aborted with is neither raw nor an error of the library", () => {
  const signal = AbortSignal.abort("enough");

  expect(endOfError("enough", signal)).toMatchObject({ aborted: true, raw: false });
});

const settled: readonly [what: string, settled: object, end: object][] = [
  ["data that are true", { data: 1 }, { kind: "data", sound: true }],
  ["data that are not", { data: "<html>" }, { kind: "data", sound: false, shown: "HTML" }],
  ["an error as a value", { error: {}, status: 502 }, { kind: "error", name: "error", raw: false, status: 502 }],
  ["a raw error as a value", { error: new TypeError() }, { kind: "error", name: "TypeError", raw: true }],
  ["nothing", { status: 502 }, { kind: "nothing" }],
];

test.for(settled)("a call may settle with %s", ([, settled, end]) => {
  expect(endOfSettled({ whole: settled, ...settled }, (data) => data === 1)).toMatchObject(end);
});
