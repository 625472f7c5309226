import { integer } from "../../states/query.ts";
import { find, Refusal } from "../../states/refusal.ts";
import type { Call, Settings } from "../../states/scenario.ts";
import { createTimeline } from "../../states/timeline.ts";
import { scenarios } from "./scenarios.ts";
import type { Started, Store } from "./types.ts";

export const createStore = (settings: Settings): Store => ({
  starts: 0,
  settings,
  runs: new Map(),
  sessions: new Map(),
  requests: new Map(),
  prompts: new Map(),
});

/** The id of the nth record of its kind, which differs between worlds. */
export const nthId = (prefix: string, index: number, { settings }: Pick<Store, "settings">): string =>
  `${prefix}${settings.world === 1 ? "" : settings.world}${String(index).padStart(6, "0")}`;

/** Starts a run of a task, or a session of a runbook. */
export function start({ body, scenario: name }: Call, store: Store, kind: "run" | "session"): Started {
  const { id, slug } = body;
  const given = [id, slug].filter((each) => typeof each === "string" && each !== "");
  if (given.length !== 1) throw new Refusal(400, "give exactly one of id and slug");
  const scenario = scenarios[name];
  if (!scenario) throw new Refusal(500, `there is no scenario ${name}`);
  const prefix = kind === "run" ? "tsk" : "rbk";
  store.starts += 1;
  const started: Started = {
    id: nthId(kind.slice(0, 3), store.starts, store),
    // Each task has an id and a slug, and a run is found by either.
    of: id ? { id: String(id), slug: String(id).replace(prefix, "") } : { id: prefix + slug, slug: String(slug) },
    paramValues: body.paramValues ?? {},
    scenario,
    timeline: createTimeline(store.settings, scenario[kind]),
  };
  store[`${kind}s`].set(started.id, started);
  return started;
}

/** The record a poll asks for, moved on by it. */
export function polled(records: ReadonlyMap<string, Started>, query: URLSearchParams, what: string): Started {
  const record = find(records, query.get("id"), what);
  record.timeline.poll();
  return record;
}

/** The newest first; `page` counts from 0. */
export function page(
  records: ReadonlyMap<string, Started>,
  query: URLSearchParams,
  matches: (record: Started) => boolean,
): readonly Started[] {
  const limit = integer(query, "limit", { otherwise: 50, least: 0, most: 50, status: 400 });
  const number = integer(query, "page", { otherwise: 0, least: 0, most: Number.MAX_SAFE_INTEGER, status: 400 });
  return [...records.values()]
    .reverse()
    .filter(matches)
    .slice(number * limit, (number + 1) * limit);
}

/** Whether a filter lets a value through. */
export const isOne = (wanted: string | null, value: string) => wanted === null || wanted === value;
