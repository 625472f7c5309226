import type { Ending, Event, Run, Session } from "../../types/session.ts";
import type { World } from "../../types/world.ts";
import { printedBytes } from "./scripts.ts";

/** How often the gateway writes down what a running session put out (`flush`). */
const FLUSH_MS = 50_000;

/** Runs the session's script at an agent; `ended` hears how it ended, once, when its events are in the record. */
export function startRun(world: World, session: Session, agent: string, ended: (ending: Ending) => void): Run {
  const { clock } = world;
  const script = world.scripts(session.script);
  const startedAt = clock.now();
  const events: Event[] = [];
  let written = 0;
  const timers = new Set<() => void>();

  const flush = () => {
    session.events = [...(session.events ?? []), ...events.slice(written)];
    written = events.length;
  };
  const flushing = () => {
    flush();
    timers.add(clock.after(FLUSH_MS, flushing));
  };
  const run: Run = {
    startedAt,
    agent,
    events,
    end(ending) {
      if (!session.runs.delete(run)) return;
      for (const cancel of timers) cancel();
      // Of two runs of one session only the last one writes down why it ended (`exec-long`).
      if (ending.kind === "cut" && session.runs.size === 0) say("e", Buffer.from(ending.reason));
      if (ending.kind !== "lost") flush();
      ended(ending);
    },
  };
  const say = (type: Event["type"], bytes: Uint8Array) => {
    const event = { at: clock.now(), seconds: seconds(clock.now() - startedAt, events.length), type, bytes };
    events.push(event);
    for (const follower of session.followers) follower.event(event);
  };

  session.runs.add(run);
  session.executions++;
  session.events ??= [];
  session.hasLog = true;
  timers.add(clock.after(FLUSH_MS, flushing));
  if (session.script !== "") say("i", Buffer.from(session.script));
  for (const printed of script.output) timers.add(clock.after(printed[0], () => say("o", printedBytes(printed))));
  timers.add(clock.after(script.took_ms, () => run.end({ kind: "exited", code: script.exit_code })));
  return run;
}

/** The gateway measures in nanoseconds, so that a time of its has nine digits behind the point. */
const seconds = (ms: number, index: number) =>
  Number(`${(ms / 1000).toFixed(3)}${100_003 + ((index * 7919) % 899_993)}`);
