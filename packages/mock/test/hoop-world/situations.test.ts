import { expect, test } from "vitest";
import { isChunks } from "../../src/vendors/hoop/world/http/message.ts";
import { setStage } from "./support/stage.ts";

const start = { connection: "shell", script: "short" };

test("a start that loses the race answers -2, and its record is done with 0", async () => {
  const { world, get } = setStage();
  world.loseNextRace();

  const { json } = await get("ada", "POST /sessions", start);

  const record = await get("ada", `GET /sessions/${json.session_id}`);
  expect(json).toMatchObject({ exit_code: -2, output: "rpc error: code = Canceled desc = context canceled" });
  expect(record.json).toMatchObject({ status: "done", exit_code: 0 });
  expect((await get("ada", "POST /sessions", start)).json).toMatchObject({ exit_code: 0 });
});

test("a record that lags by reads is open so often, with the output in it", async () => {
  const { world, get } = setStage();
  world.lagNextRecord({ reads: 2 });
  const { json } = await get("ada", "POST /sessions", start);
  const read = async () => (await get("ada", `GET /sessions/${json.session_id}?expand=event_stream`)).json;

  const reads = [await read(), await read(), await read()];

  expect(json).toMatchObject({ exit_code: 0, output: "done\n" });
  expect(reads.map(({ status }) => status)).toEqual(["open", "open", "done"]);
  expect(reads[0]?.event_stream).toHaveLength(2);
});

test("a record that lags by time is open so long", async () => {
  const { world, get } = setStage();
  world.lagNextRecord({ ms: 500 });
  const { json } = await get("ada", "POST /sessions", start);
  const read = async (ms: number) => (await get("ada", `GET /sessions/${json.session_id}`, undefined, ms)).json.status;

  expect([await read(400), await read(400), await read(0)]).toEqual(["open", "open", "done"]);
});

test("an agent that dies ends what it ran; back again, it runs the next", async () => {
  const { world, clock, ask, get } = setStage();
  const held = ask("ada", "POST /sessions", { connection: "shell", script: "long" });
  await clock.advance(1000);

  world.agentLeaves("here");

  const answer = JSON.parse(String((await held).body));
  expect(answer).toMatchObject({ exit_code: -2, output: "rpc error: code = Unknown desc = agent has disconnected" });
  expect((await get("ada", `GET /sessions/${answer.session_id}`)).json).toMatchObject({
    status: "done",
    exit_code: 254,
  });
  world.agentReturns("here");
  expect((await get("ada", "POST /sessions", start)).json).toMatchObject({ exit_code: 0 });
});

test("a gateway that crashes resets what it held, refuses what comes, and leaves the record open", async () => {
  const { world, clock, ask, get } = setStage();
  const held = ask("ada", "POST /sessions", { connection: "shell", script: "long", correlation_id: "lost" });
  await clock.advance(1000);

  world.gatewayCrashes();

  await expect(held).rejects.toMatchObject({ name: "ConnectionLost", code: "ECONNRESET" });
  await expect(ask("ada", "GET /sessions")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  world.gatewayStarts();
  await clock.advance(600_000);
  const { json } = await get("ada", "GET /sessions?correlation_id=lost");
  expect(json.data).toMatchObject([{ status: "open", exit_code: null }]);
});

test("a gateway that stops in order says so to what it held", async () => {
  const { world, clock, ask } = setStage();
  const held = ask("ada", "POST /sessions", { connection: "shell", script: "long" });
  await clock.advance(1000);

  world.gatewayStops();

  expect(JSON.parse(String((await held).body)).output).toBe("rpc error: code = Unknown desc = gateway shutdown");
});

test("a live stream is reset when the gateway crashes", async () => {
  const { world, clock, ask } = setStage();
  const held = ask("ada", "POST /sessions", { connection: "shell", script: "long" });
  await clock.advance(1000);
  const { body } = await ask("ada", `GET /sessions/${world.sessions[0]?.id}/stream`);
  const seen: string[] = [];
  if (isChunks(body))
    body.read({ chunk: (text) => seen.push(text), end: () => seen.push("end"), reset: () => seen.push("reset") });

  const gone = expect(held).rejects.toMatchObject({ code: "ECONNRESET" });
  world.gatewayCrashes();
  world.gatewayStarts();
  await clock.advance(100_000);

  await gone;
  expect(seen).toEqual([": connected\n\n", "reset"]);
});

test("a start that waits for an agent is reset when the gateway crashes", async () => {
  const { world, clock, ask } = setStage();
  const held = ask("ada", "POST /sessions", { connection: "lost", script: "short" });
  await clock.advance(1000);

  world.gatewayCrashes();

  await expect(held).rejects.toMatchObject({ code: "ECONNRESET" });
});

test("an agent that is not in the world is named with those that are", () => {
  const { world } = setStage();

  expect(() => world.agentLeaves("nobody")).toThrow('no agent "nobody" in this world: it has here, away');
});
