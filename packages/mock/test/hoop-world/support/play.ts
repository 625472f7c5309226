import { createVirtualClock } from "../../../src/vendors/hoop/world/clock/virtual-clock.ts";
import { createHoopWorld, type HoopWorld } from "../../../src/vendors/hoop/world/create-hoop-world.ts";
import { isChunks } from "../../../src/vendors/hoop/world/http/message.ts";
import { lostStart, type Unrecorded, unrecorded } from "./before.ts";
import { compareExchange, type Played } from "./compare-exchange.ts";
import { isObject } from "./is-object.ts";
import { originOf } from "./origin.ts";
import { createPairs, type Pairs } from "./pairs.ts";
import { type Exchange, type Recording, recordedWorld, recordings } from "./recording.ts";
import { jsonOf, type Sent, send } from "./send.ts";

/** What is asked of the world before an exchange, so that a race goes as it was recorded. */
export type Asked = ReadonlyMap<number, "lag" | "race">;

export interface Difference {
  readonly index: number;
  readonly what: string;
}

/** Long before a recording begins, so that what was there before is of another second. */
const BEFORE_MS = 60_000;

/** Plays a recording against its world in virtual time; every way in which an answer is not the recorded one. */
export async function play(recording: Recording, asked: Asked = new Map()): Promise<readonly Difference[]> {
  const clock = createVirtualClock(originOf(recording) - BEFORE_MS);
  const start = clock.now() + BEFORE_MS;
  const world = createHoopWorld(recordedWorld(), { clock });
  const pairs = createPairs();
  const differences: Difference[] = [];
  await pairNames(world, pairs);
  const steps = [...(unrecorded[recording.name] ?? [])];

  for (const [index, exchange] of recording.exchanges.entries()) {
    for (; steps[0] && steps[0].before <= exchange.at; steps.shift())
      await step(world, clock, pairs, steps[0], recording);
    await clock.advance(Math.max(0, start + exchange.at - clock.now()));
    if (exchange.do) {
      happen(world, exchange.do);
      continue;
    }
    if (asked.get(index) === "lag") world.lagNextRecord({ reads: 1 });
    if (asked.get(index) === "race") world.loseNextRace();
    const settled = (played: Played) => {
      for (const what of compareExchange(recording, exchange, played, pairs)) differences.push({ index, what });
    };
    begin(world, clock, sentOf(exchange, pairs), exchange, settled);
    await clock.advance(0);
    if (exchange.connection) await pairLost(world, recording, index, pairs);
  }
  const end = Math.max(...recording.exchanges.map(({ at, took = 0 }) => at + took)) + 1000;
  await clock.advance(start + end - clock.now());
  return differences;
}

type Clock = ReturnType<typeof createVirtualClock>;

/** Sends a request; `settled` hears the answer when it is whole, or when its reader left. */
function begin(
  world: HoopWorld,
  clock: Clock,
  sent: Sent,
  { left, took = 0 }: Exchange,
  settled: (played: Played) => void,
) {
  const begun = clock.now();
  const since = () => clock.now() - begun;
  send(world, sent).then(
    (answer) => {
      if (!isChunks(answer.body)) return settled({ answer, took: since() });
      const chunks: [number, string][] = [];
      const leave = answer.body.read({
        chunk: (text) => void chunks.push([since(), text]),
        end: () => settled({ answer, chunks, took: since() }),
        reset: () => settled({ lost: "ECONNRESET" }),
      });
      if (!left) return;
      clock.after(took, () => {
        leave();
        settled({ answer, chunks, took: since() });
      });
    },
    (error: { code: string }) => settled({ lost: error.code }),
  );
}

function sentOf(exchange: Exchange, pairs: Pairs): Sent {
  const { as, method = "", path = "", query, body } = exchange.connection ? { ...exchange, ...lostStart } : exchange;
  return {
    as,
    method,
    path: pairs.translate(path),
    query: query && pairs.translate(query),
    body: body === undefined ? undefined : JSON.parse(pairs.translate(JSON.stringify(body))),
  };
}

async function step(world: HoopWorld, clock: Clock, pairs: Pairs, given: Unrecorded, recording: Recording) {
  if (given.do) return happen(world, given.do);
  for (let time = 0; time < (given.times ?? 1); time++) {
    const answer = send(world, { as: given.as ?? "ada", ...given });
    await clock.advance(given.before === 0 ? 10 : 0);
    const made = jsonOfMade(await answer);
    const id = given.id && JSON.stringify(recording).match(new RegExp(`${given.id}[0-9a-f-]{32}`))?.[0];
    if (id && made) pairs.pair(id, made);
  }
}

const jsonOfMade = (answer: Parameters<typeof jsonOf>[0]) => {
  const made = jsonOf(answer);
  return isObject(made) && typeof made.id === "string" ? made.id : undefined;
};

function happen(world: HoopWorld, what: string): void {
  const [who = "", does = ""] = what.split(" ");
  const happenings: Readonly<Record<string, () => void>> = {
    connects: () => world.agentReturns(who),
    disconnects: () => world.agentLeaves(who),
    starts: world.gatewayStarts,
    ends: world.gatewayStops,
    crashes: world.gatewayCrashes,
  };
  const happening = happenings[does];
  if (!happening) throw new Error(`nothing is known of "${what}"`);
  happening();
}

/** What the world file names, the recordings know by ids: an agent or connection of one name is the same. */
async function pairNames(world: HoopWorld, pairs: Pairs): Promise<void> {
  for (const path of ["/agents", "/connections", "/api-keys"]) {
    const played = jsonOf(await send(world, { as: "ada", method: "GET", path })) as readonly Named[];
    for (const { id, name } of played) {
      const recorded = idsByName().get(`${path} ${name}`);
      if (recorded) pairs.pair(recorded, id);
    }
  }
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function idsByName(): ReadonlyMap<string, string> {
  const lists = recordings.flatMap(({ exchanges }) =>
    exchanges.flatMap(({ path, answer }) => (Array.isArray(answer) ? answer.map((each) => ({ path, ...each })) : [])),
  );
  return new Map(lists.map(({ path, id, name }) => [`${path} ${name}`, id]));
}

/** The session of a start without an answer is the newest there is. */
async function pairLost(world: HoopWorld, { exchanges }: Recording, index: number, pairs: Pairs): Promise<void> {
  const later = exchanges.slice(index).find(({ path }) => path?.startsWith("/sessions/"));
  const list = jsonOf(await send(world, { as: "ada", method: "GET", path: "/sessions" })) as { data: readonly Named[] };
  pairs.pair(later?.path?.split("/")[2] ?? "", list.data[0]?.id ?? "");
}
