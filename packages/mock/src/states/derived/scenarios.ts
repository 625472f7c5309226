import type { RecordPlan, StateRule } from "./rows.ts";

/** A step of a run: what its record says, and whether its list of what needs a person has an entry. */
export interface Step {
  readonly rule: StateRule | undefined;
  readonly state: string;
  readonly attention?: boolean;
}

/** What runs can go through, by name, as far as the record's states tell. */
export function scenariosOf({ states, attention }: RecordPlan): Readonly<Record<string, readonly Step[]>> {
  const stepsOf = (state: string): readonly Step[] =>
    states.filter((rule) => rule.state === state).map((rule) => ({ rule, state }));
  // Where no rule says "running", every other value does.
  const underway = stepsOf("running").length > 0 ? stepsOf("running") : [{ rule: undefined, state: "running" }];
  const running = underway.at(-1) as Step;
  const [succeeded] = stepsOf("succeeded");
  const failed = stepsOf("failed").at(-1);
  const asked: Step[] = attention
    ? [{ rule: { if: attention.when, state: "running" }, state: "waiting", attention: true }]
    : [];
  const [waiting] = [...asked, ...stepsOf("waiting")];
  return {
    ...(succeeded && { succeeds: [...underway, succeeded] }),
    ...(failed && { fails: [...underway, failed] }),
    // Running until it is cancelled.
    cancelled: underway,
    ...(succeeded && { slow: [...underway, running, running, running, succeeded] }),
    ...(waiting && { waits: [running, waiting] }),
    ...(waiting && succeeded && { reviewed: [running, waiting, running, succeeded] }),
  };
}

/** What a cancelled run's record says. */
export function cancelledStep({ states }: RecordPlan): Step {
  const rule = states.find(({ state }) => state === "cancelled") ?? states.findLast(({ state }) => state === "failed");
  return { rule, state: "cancelled" };
}
