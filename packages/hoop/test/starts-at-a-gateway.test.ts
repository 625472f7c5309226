import { RunFailedError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { loseRequest, openGateway } from "./support/gateway.ts";

const RECORD = "GET /sessions/*";

describe("the output", () => {
  test.for([
    ["a colour code", "printf '\\033[31mred\\033[0m\\n'", "\u001b[31mred\u001b[0m\n"],
    ["a zero byte", "printf 'a\\0b'", "a\0b"],
    ["bytes that are no text", "printf '\\xff\\xfe'", "\ufffd\ufffd"],
    ["characters of several bytes", "printf 'ok \\xf0\\x9f\\x98\\x80 é\\r\\n\\ttab'", "ok 😀 é\r\n\ttab"],
    ["a delete character", "printf 'del\\x7f'", "del\u007f"],
    ["errors among it", "echo out; echo err >&2; exit 1", "out\nerr\n"],
    ["nothing", "", ""],
  ])("with %s is what the command wrote", async ([, script, output]) => {
    const run = await openGateway().as("ada").sessions.start({ connection: "bash", script });

    expect(await run.output()).toBe(output);
    expect(run.answer?.output).toBe(output);
  });

  test("is whole where a character is cut between two events", async () => {
    const [first = "", second = ""] = ["8J+Y", "gA=="];
    const halves = {
      output: [
        [1, { base64: first }],
        [2, { base64: second }],
      ],
      exit_code: 0,
      took_ms: 5,
    } as const;
    const run = await openGateway([{ script: "halves", ...halves }])
      .as("ada")
      .sessions.start({ connection: "bash", script: "halves" });

    expect(await run.output()).toBe("😀");
  });

  test("of a run whose record lags waits for it; the answer's own is there at once", async () => {
    const gateway = openGateway();
    gateway.world.lagNextRecord({ reads: 3 });
    const run = await gateway.as("ada").sessions.start({ connection: "bash", script: "echo 42" });

    expect(run).toMatchObject({ state: "succeeded", answer: { output: "42\n" } });
    expect(await run.output()).toBe("42\n");
    expect(run.last).toMatchObject({ status: "done" });
  });

  test("of a run that goes on is what the gateway has written down, every 50 s", async () => {
    const gateway = openGateway();
    const run = await gateway.as("ada").sessions.start({ connection: "bash", script: "echo a; sleep 90; echo b" });

    expect(run).toMatchObject({ state: "running", reason: undefined });
    expect(await run.output()).toBe("a\n");
    await run.wait();
    expect(await run.output()).toBe("a\nb\n");
  });

  test("that is not the caller's to see is an error", async () => {
    const gateway = openGateway();
    const { id } = await gateway.as("ada").sessions.start({ connection: "bash", script: "echo 42" });

    const failure = await caught(gateway.as("bob").sessions.attach(id).output());

    expect(failure).toMatchObject({ name: "ApiError", status: 403 });
  });

  test("of a session that never ran is empty", async () => {
    const run = await openGateway().as("ada").sessions.start({ connection: "bash-offline", script: "echo x" });

    expect(await run.output()).toBe("");
  });
});

describe("a start that is answered with -2", () => {
  test("has succeeded where its record says so", async () => {
    const gateway = openGateway();
    gateway.world.loseNextRace();

    const run = await gateway.as("ada").sessions.start({ connection: "bash", script: "echo 42" });

    expect(run).toMatchObject({ state: "succeeded", answer: { exit_code: -2 }, last: { exit_code: 0 } });
    expect(await run.output()).toBe("42\n");
    expect(gateway.count(RECORD)).toBe(2);
  });

  test("runs for all that is known while its record is open, and then is what that says", async () => {
    const gateway = openGateway();
    gateway.world.loseNextRace();
    gateway.world.lagNextRecord({ ms: 900 });

    const run = await gateway.as("ada").sessions.start({ connection: "bash", script: "echo 42" });

    expect(run.state).toBe("running");
    expect(await run.wait()).toMatchObject({ status: "done", exit_code: 0 });
  });

  test("is handed out also where its record cannot be read", async () => {
    const gateway = openGateway();
    gateway.world.loseNextRace();
    gateway.next(RECORD, loseRequest);

    const run = await gateway.as("ada", { retry: false }).sessions.start({ connection: "bash", script: "echo 42" });

    expect(run.state).toBe("running");
    expect(await run.wait()).toMatchObject({ exit_code: 0 });
  });

  test("has failed for good where its agent was not there, though the record stays open", async () => {
    const gateway = openGateway();
    const run = await gateway.as("ada").sessions.start({ connection: "bash-offline", script: "echo x" });
    expect(run).toMatchObject({ state: "failed", reason: "agent", last: { status: "open" } });

    const failure = await caught(run.wait());

    expect(failure).toBeInstanceOf(RunFailedError);
    expect(failure).toMatchObject({ state: "failed", reason: "agent" });
    expect(gateway.clock.elapsed()).toBe(15_000);
    await run.get();
    expect(run).toMatchObject({ state: "failed", reason: "agent" });
  });

  test("has failed for good in every process that takes its run up", async () => {
    const gateway = openGateway();
    const { token } = await gateway.as("ada").sessions.start({ connection: "bash-offline", script: "echo x" });

    const run = gateway.as("ada").resume(token());

    expect(run).toMatchObject({ state: "failed", reason: "agent" });
    expect(await caught(run.wait())).toBeInstanceOf(RunFailedError);
  });

  test.for([
    ["agentLeaves", "agent"],
    ["gatewayStops", "gateway"],
  ] as const)("because of %s is what the record says of it: %s", async ([happens, reason]) => {
    const gateway = openGateway();
    gateway.clock.after(1500, () => gateway.world[happens]("agent-one"));
    gateway.clock.after(6000, () => gateway.world.gatewayStarts());

    const run = await gateway.as("ada").sessions.start({ connection: "bash", script: "echo a; sleep 30; echo b" });

    expect(await caught(run.wait())).toMatchObject({ state: "failed", reason, last: { exit_code: 254 } });
    expect(await run.output()).toBe("a\n");
  });
});

describe("a start's exit code", () => {
  test.for([
    [0, "echo 42", "succeeded", undefined],
    [3, "exit 3", "failed", "exit-code"],
    [254, "exit 254", "failed", "exit-code"],
    [255, "exit 255", "failed", "exit-code"],
  ] as const)("of %d is final, and the record's", async ([exit_code, script, state, reason]) => {
    const run = await openGateway().as("ada").sessions.start({ connection: "bash", script });
    expect(run).toMatchObject({ state, reason, answer: { exit_code } });

    await run.get();

    expect(run).toMatchObject({ state, reason, last: { exit_code } });
  });

  test("is not undone by a record that is still open", async () => {
    const gateway = openGateway();
    gateway.world.lagNextRecord({ reads: 2 });
    const run = await gateway.as("ada").sessions.start({ connection: "bash", script: "echo 42" });

    await run.get();

    expect(run).toMatchObject({ state: "succeeded", last: { status: "open" } });
    expect(await run.wait()).toMatchObject({ status: "done", exit_code: 0 });
  });
});
