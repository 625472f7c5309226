import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { collect } from "../../core/test/support/collect.ts";
import type { HoopRun, OutputEvent } from "../src/index.ts";
import { type Gateway, instead, openGateway } from "./support/gateway.ts";

const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

describe("downloads at once", () => {
  test("of one run all come, one after the other", async () => {
    const run = await openGateway().as("ada").sessions.start({ connection: "bash", script: "echo 42" });

    const streams = await Promise.all([run.download(), run.download({ extension: "json" }), run.download()]);

    const texts = await Promise.all(streams.map(textOf));
    expect(texts).toEqual(["42\n", expect.stringContaining('"stream":"42\\n"'), "42\n"]);
  });

  test("come also where another process's link takes the place of theirs", async () => {
    const gateway = openGateway();
    const run = await gateway.as("ada").sessions.start({ connection: "bash", script: "echo 42" });
    gateway.next("GET /sessions/*/download", async (act) => {
      await gateway.as("ci").sessions.get({ session_id: run.id, extension: "csv" });
      return act();
    });

    expect(await textOf(await run.download())).toBe("42\n");
    expect(gateway.count("GET /sessions/*/download")).toBe(2);
  });

  test("give up a link that is always lost, and the next one still comes", async () => {
    const gateway = openGateway();
    const run = await gateway.as("ada").sessions.start({ connection: "bash", script: "echo 42" });
    for (let times = 0; times < 5; times++) {
      gateway.next("GET /sessions/*/download", instead(404, { message: "not found", status: 404 }));
    }

    expect(await caught(run.download())).toMatchObject({ name: "ApiError", status: 404 });

    expect(gateway.count("GET /sessions/*/download")).toBe(5);
    expect(await textOf(await run.download())).toBe("42\n");
  });
});

describe("live output", () => {
  const lines = "for i in $(seq 1 14); do echo line $i; sleep 5; done";
  const line = (number: number) => ({ kind: "output", text: `line ${number}\n` });
  const input = { kind: "input", text: lines, late: true };

  /** Another hand on a run that is `ms` old, whose start is still held. */
  async function joined(gateway: Gateway, script: string, ms: number): Promise<HoopRun> {
    const { sessions } = gateway.as("ada");
    void sessions.start({ connection: "bash", script, correlation_id: "live-1" });
    await new Promise<void>((resolve) => gateway.clock.after(ms, resolve));
    const [session] = await sessions.list({ correlation_id: "live-1" }).toArray({ limit: 1 });
    return sessions.attach(session?.id ?? "");
  }

  test("joined after 2 s has what was written in them, once the record has it, and each piece once", async () => {
    const gateway = openGateway();
    const run = await joined(gateway, lines, 12_000);

    const events = await collect(run.live());

    const early = [1, 2, 3].map((number) => ({ ...line(number), late: true }));
    expect(events.filter(({ late }) => late)).toEqual([input, ...early]);
    expect(events.filter(({ late }) => !late)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map(line));
  });

  test("has it as soon as the record is written down, not only at the end", async () => {
    const gateway = openGateway();
    const run = await joined(gateway, lines, 2000);

    const events = await collect(run.live());

    const at = events.findIndex(({ late }) => late === true);
    expect(events.slice(at, at + 2)).toEqual([input, { ...line(1), late: true }]);
    expect(at).toBeLessThan(events.length - 2);
  });

  test("joined when the record has been written down begins with that", async () => {
    const gateway = openGateway();
    const run = await joined(gateway, lines, 52_000);

    const events = await collect(run.live());

    expect(events).toEqual([
      { kind: "input", text: lines },
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14].map(line),
      { ...line(11), late: true },
    ]);
  });

  test.for([
    ["and as far apart, has each of them", 0, 70, 21],
    ["and as far apart, for long, has each of them", 0, 200, 21],
    ["and apart as chance has it, has each of them", 10, 100, 20],
  ] as const)("of pieces that are all alike %s", async ([, more, pieces, early]) => {
    const dots = Array.from({ length: pieces }, (_, at) => [at * 1000 + at * at * more + 7, "."] as const);
    const took_ms = 1000 + (dots.at(-1)?.[0] ?? 0);
    const gateway = openGateway([{ script: "dots", output: dots, exit_code: 0, took_ms }]);
    const run = await joined(gateway, "dots", (dots[early - 1]?.[0] ?? 0) + 500);

    const events = await collect(run.live());

    const late = events.filter((event) => event.late);
    expect(output(events)).toBe(".".repeat(pieces));
    expect(late.map(({ text }) => text).join("")).toBe(`dots${".".repeat(early)}`);
    // Only where their distances tell them apart is it known before the end which of them were missed.
    expect(events.at(-1)?.late === true).toBe(more === 0);
  });

  test("that nothing more is written to has all at the end", async () => {
    const gateway = openGateway();
    const run = await joined(gateway, "echo a; sleep 40; echo b", 39_900);

    expect(await collect(run.live())).toEqual([
      { kind: "output", text: "b\n" },
      { kind: "input", text: "echo a; sleep 40; echo b", late: true },
      { kind: "output", text: "a\n", late: true },
    ]);
  });

  test("waits at the end for a record that lags", async () => {
    const gateway = openGateway();
    gateway.world.lagNextRecord({ ms: 400 });
    const run = await joined(gateway, "echo a; sleep 6; echo b", 2000);

    expect(output(await collect(run.live()))).toBe("b\na\n");
  });

  test("of a run that is killed says so in the gateway's words, apart from the output", async () => {
    const gateway = openGateway();
    const run = await joined(gateway, "echo a; sleep 40; echo b", 2000);
    gateway.clock.after(1000, () => void run.cancel());

    const events = await collect(run.live());

    expect(events).toContainEqual({ kind: "error", text: "session killed by the user" });
    expect(output(events)).toBe("a\n");
  });

  test("of a run that has ended is its record", async () => {
    const run = await openGateway().as("ada").sessions.start({ connection: "bash", script: "echo 42" });

    expect(await collect(run.live())).toEqual([
      { kind: "input", text: "echo 42" },
      { kind: "output", text: "42\n" },
    ]);
  });

  test("that is not the caller's to see is an error", async () => {
    const gateway = openGateway();
    const { id } = await gateway.as("ada").sessions.start({ connection: "bash", script: "echo 42" });

    expect(await caught(collect(gateway.as("bob").sessions.attach(id).live()))).toMatchObject({ status: 403 });
  });
});

const output = (events: readonly OutputEvent[]): string =>
  events
    .filter(({ kind }) => kind === "output")
    .map(({ text }) => text)
    .join("");
