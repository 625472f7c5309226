import { describe, expect, test } from "vitest";
import { LayerError, memoryStore, RefusedError } from "../../src/index.ts";
import { keeperOf, type Note, readNote, writeNote } from "../../src/runs/once-note.ts";
import { caught, thrown } from "../support/caught.ts";

const OPERATION = "jobs.create";
const read = (text: string | undefined | null) => readNote(text, OPERATION, "job 7");
const changed = (parts: object) => JSON.stringify({ ...JSON.parse(writeNote({}, OPERATION)), ...parts });

describe("a note", () => {
  test.for<[string, Note]>([
    ["nothing", {}],
    ["what is about to be sent", { lost: { since: 7, correlation: "c1" } }],
    ["what carries no id of its own", { lost: { since: 7 } }],
    ["a token", { token: "{}" }],
  ])("says what it was written with: %s", ([, note]) => {
    expect(read(writeNote(note, OPERATION))).toMatchObject(note);
  });

  test("has nothing but its format, the operation, and what is known of the start", () => {
    expect(JSON.parse(writeNote({ lost: { since: 7, correlation: "c1" } }, OPERATION))).toEqual({
      ...{ v: 1, operation: OPERATION, lost: { since: 7, correlation: "c1" } },
    });
  });

  test("that was written is written again as it was", () => {
    const text = writeNote({ lost: { since: 7, correlation: "c1" } }, OPERATION);

    expect(writeNote(read(text), OPERATION)).toBe(text);
  });

  test.for([undefined, null])("is empty where the store has %s", (text) => {
    expect(read(text)).toEqual({});
  });

  test.for([
    ["an empty text", ""],
    ["half a note", writeNote({ token: "{}" }, OPERATION).slice(0, -5)],
    ["null", "null"],
    ["a number", "7"],
    ["a list", "[]"],
    ["no note", "{}"],
    ["another format", changed({ v: 2 })],
    ["a token that is no text", changed({ token: 7 })],
    ["null as token", changed({ token: null })],
    ["a lost start without its time", changed({ lost: {} })],
    ["a lost start whose time is text", changed({ lost: { since: "2026" } })],
    ["null as lost start", changed({ lost: null })],
  ] as const)("is not what the store has as %s: refused, as something may have been started", ([, text]) => {
    const failure = thrown(() => read(text));

    expect(failure).toBeInstanceOf(RefusedError);
    expect(failure).toMatchObject({ operation: OPERATION, acted: "maybe" });
    expect((failure as Error).message).toContain("under `job 7` is not the note of a durable start");
  });

  test("of another operation is refused by its name", () => {
    const failure = thrown(() => readNote(writeNote({}, "jobs.drop"), OPERATION, "job 7"));

    expect(failure).toBeInstanceOf(RefusedError);
    expect((failure as Error).message).toContain('"jobs.drop": choose another key');
  });
});

describe("a keeper", () => {
  test("reads what it keeps, under its key only", async () => {
    const store = memoryStore();
    const [keeper, other] = [keeperOf(store, "job 7", OPERATION), keeperOf(store, "job 8", OPERATION)];

    await keeper.keep({ token: "{}" }, "yes");

    expect(await keeper.read()).toMatchObject({ token: "{}" });
    expect(await other.read()).toEqual({});
  });

  const fail = () => {
    throw new Error("disk full");
  };

  test.for([
    ["read", { get: fail, set: fail }, "maybe", "failed to read the note under `job 7` (Error: disk full)"],
    ["keep", { get: fail, set: fail }, "yes", "failed to keep the note of run j1 under `job 7` (Error: disk full)"],
    ["keep", { get: fail, set: async () => fail() }, "yes", "failed to keep the note of run j1"],
  ] as const)("whose store fails to %s says what is known of the start", async ([verb, store, acted, message]) => {
    const keeper = keeperOf(store, "job 7", OPERATION);

    const failure = await caught(verb === "read" ? keeper.read() : keeper.keep({}, "yes", "j1"));

    expect(failure).toBeInstanceOf(LayerError);
    expect(failure).toMatchObject({ operation: OPERATION, acted, cause: { message: "disk full" } });
    expect((failure as Error).message).toContain(message);
  });
});
