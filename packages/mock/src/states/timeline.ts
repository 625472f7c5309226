/** The time a scenario's runs live by. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** A clock with timers. */
export interface TimerClock extends Clock {
  /** Calls `then` in `ms` milliseconds; the function it returns takes that back. */
  after(ms: number, then: () => void): () => void;
}

export interface TimelineOptions {
  readonly clock: Clock;
  /** How long a plan takes from its first state to its last; undefined where polls move it. */
  readonly endsAfterMs: number | undefined;
}

/** A state and when it was reached. */
export interface Step<State> {
  readonly state: State;
  readonly at: number;
}

/** What a run goes through: a plan, moved on by polls or by the clock, until something happens to the run. */
export interface Timeline<State> {
  readonly state: State;
  /** The states so far with their times, the present one last. */
  readonly past: readonly Step<State>[];
  /** How much of the present plan is behind it, from 0 to 1. */
  readonly progress: number;
  /** Somebody asked how it stands: each poll but the first finds it a step further, unless the clock decides. */
  poll(): void;
  /** Gives it another plan, whose first state it takes at once. */
  replacePlan(...plan: readonly State[]): void;
}

/** A run at the beginning of its plan, which has one state or more. */
export function createTimeline<State>(
  { clock, endsAfterMs }: TimelineOptions,
  first: readonly State[],
): Timeline<State> {
  const past: Step<State>[] = [];
  let plan = first;
  let began = clock.now();
  let step = 0;
  let polled = false;

  const steps = () => plan.length - 1;
  function reach(next: number, at: number): void {
    step = next;
    const state = plan[step] as State;
    if (past.at(-1)?.state !== state) past.push({ state, at });
  }
  function settle(): void {
    if (endsAfterMs === undefined) return;
    for (let next = step + 1; next <= steps(); next++) {
      const due = began + Math.round((endsAfterMs * next) / steps());
      if (clock.now() >= due) reach(next, due);
    }
  }

  reach(0, began);
  return {
    get state() {
      settle();
      return plan[step] as State;
    },
    get past() {
      settle();
      return past;
    },
    get progress() {
      if (endsAfterMs === undefined) return steps() === 0 ? 1 : step / steps();
      const elapsed = clock.now() - began;
      return steps() === 0 || elapsed >= endsAfterMs ? 1 : elapsed / endsAfterMs;
    },
    poll() {
      if (endsAfterMs === undefined && polled && step < steps()) reach(step + 1, clock.now());
      polled = true;
    },
    replacePlan(...next) {
      settle();
      plan = next;
      began = clock.now();
      polled = false;
      reach(0, began);
    },
  };
}

/** When a state was first reached. */
export const reached = <State>({ past }: Timeline<State>, state: State): number | undefined =>
  past.find((moment) => moment.state === state)?.at;

/** When it last changed. */
export const changed = <State>({ past }: Timeline<State>): number => past.at(-1)?.at ?? 0;

/** When it began. */
export const begun = <State>({ past }: Timeline<State>): number => past[0]?.at ?? 0;
