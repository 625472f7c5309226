import { type Answer, json, type RawAnswer } from "../../http/message.ts";
import { Refusal } from "../../states/refusal.ts";
import { outputOf, type Settings } from "../../states/scenario.ts";
import { type Clock, createTimeline } from "../../states/timeline.ts";
import { uuid } from "../../states/uuid.ts";
import { hold } from "./live.ts";
import { execRecord } from "./records.ts";
import type { Execution, HoopScenario } from "./scenarios.ts";
import { chunksOf, isKeptBack, type Session } from "./session.ts";

/** What one of the ways to start takes from its request. */
export interface Start {
  readonly connection: unknown;
  readonly script: unknown;
  readonly correlationId?: unknown;
  readonly batchId: unknown;
  readonly metadata: unknown;
}

/** The nth session, at its beginning. */
export function createSession(given: Start, scenario: HoopScenario, settings: Settings, index: number): Session {
  const { correlationId = "", metadata = {} } = given;
  refuseWrongCorrelation(String(correlationId));
  refuseWrongMetadata(metadata);
  const { lines = ["VACUUM\n"] } = scenario;
  const output = outputOf(settings, undefined);
  return {
    id: uuid(index, settings.world),
    reviewId: uuid(1_000_000 + index, settings.world),
    connection: String(given.connection ?? ""),
    script: String(given.script ?? ""),
    correlationId: String(correlationId),
    batchId: String(given.batchId ?? ""),
    metadata,
    scenario,
    timeline: createTimeline(settings, scenario.start.plan),
    chunks: chunksOf(output === undefined ? lines : [String(output)]),
    executions: 0,
    heldUntil: 0,
  };
}

const HOLD_MS = 50_000;

/** Lets a session go the way that has just begun: the command runs, unless something is in its way. */
export function begin(session: Session, { answer }: Execution, clock: Clock): Answer | RawAnswer {
  if (!isKeptBack(session) && !session.scenario.stopped) session.executions += 1;
  if (answer !== "held") return json(answer.httpStatus, execRecord(session, answer));
  session.heldUntil = clock.now() + HOLD_MS;
  return hold(session, clock);
}

function refuseWrongCorrelation(id: string): void {
  if (!/^[\x20-\x7e]{0,255}$/.test(id)) {
    throw new Refusal(422, "correlation_id must be 255 characters of printable ASCII at most");
  }
}

function refuseWrongMetadata(metadata: unknown): void {
  const entries = Object.entries(Object(metadata) as object);
  const isLong = (text: string) => text.length >= 2500;
  if (entries.length > 20 || entries.some(([key, value]) => isLong(key) || isLong(String(value)))) {
    throw new Refusal(422, "metadata has at most 20 keys, each and each value shorter than 2500 characters");
  }
}
