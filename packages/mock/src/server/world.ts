import { findOperations } from "../description/find-operation.ts";
import type { Fault, PlannedFault } from "../faults/fault.ts";
import { inject } from "../faults/inject.ts";
import { createFaultPlan } from "../faults/plan.ts";
import { type Answer, json, type MockRequest, type RawAnswer } from "../http/message.ts";
import type { ScenarioRun, Settings, States } from "../states/scenario.ts";
import type { VendorMock } from "../states/vendor-mock.ts";
import type { Problem } from "../strict/problem.ts";
import { refuse } from "../strict/refuse.ts";
import { createStrict } from "../strict/strict.ts";
import { scenarioNamed } from "./choose.ts";
import { movable } from "./clock.ts";
import type { Home } from "./home.ts";
import { createLog, type LoggedRequest, noteOfRepeat } from "./log.ts";
import { createResponder } from "./respond.ts";
import type { WorldOptions } from "./world-options.ts";

/** A vendor with what is remembered there; nothing in it is seen from another world. */
export interface World {
  readonly requests: readonly LoggedRequest[];
  readonly runs: readonly ScenarioRun[];
  readonly starts: number;
  respond(request: MockRequest): Promise<Answer | RawAnswer>;
  /** Lets requests go wrong. */
  addFault(fault: unknown): PlannedFault;
  clearFaults(): void;
  /** Sets its clock forward. */
  advance(ms: number): void;
  /** Begins anew, with the faults it was made with. */
  reset(): void;
}

/** The options, and what the server knows. */
export interface WorldParts extends WorldOptions {
  /** Makes the vendor as a file describes it. */
  readonly create: ((settings: Settings) => States) | undefined;
  readonly url: () => string;
}

export function createWorld(home: Home, number: number, options: WorldParts): World {
  const { name, vendor, operations, prism, remember } = home;
  const {
    scenario: script = vendor.scenarios[0] ?? "",
    faults = [],
    handler,
    create,
    url,
    output,
    endsAfterMs,
    secret,
  } = options;
  for (const each of [script].flat()) scenarioNamed(vendor, each, name);
  const strict = createStrict(home, { secret });
  const plan = createFaultPlan(operations.map(({ method, path }) => `${method} ${path}`));
  const clock = movable(options.clock ?? Date);
  const log = createLog();
  const error = (status: number, message = "the mock fails as it was told") =>
    json(status, vendor.error(status, message));
  const begin = () =>
    createResponder({
      name,
      vendor,
      clock,
      script,
      prism,
      remember,
      error,
      handler,
      create,
      url,
      output,
      endsAfterMs,
      number,
    });
  let responder = begin();
  for (const fault of faults) plan.add(fault);

  /** A description may repeat its base in its paths, which then are as they were sent. */
  function placeOf({ method, path }: MockRequest): Pick<MockRequest, "base" | "path"> {
    const place = below(vendor.basePath, path);
    const isKnown = (each: string) => findOperations(operations, method, each).length > 0;
    return place.path !== path && !isKnown(place.path) && isKnown(path) ? { path } : place;
  }

  async function answer(entry: ReturnType<typeof log.add>, request: MockRequest): Promise<Answer | RawAnswer> {
    const { operation, problems, unauthorized } = strict(request);
    if (operation) entry.operation = `${operation.method} ${operation.path}`;
    entry.problems = problems.map((each) => vendorsOwn(each, vendor));
    entry.answeredBy = "check";
    if (!operation || problems.length > 0) return refuse(entry.problems, vendor.error);
    if (unauthorized) return error(401, unauthorized);
    const act = () => responder.act(entry, request, operation);
    const fault: Fault | undefined = plan.take(request);
    if (!fault) return act();
    entry.answeredBy = "fault";
    entry.fault = fault.how;
    return inject(fault, act, error);
  }

  return {
    requests: log.entries,
    get runs() {
      return responder.states.runs();
    },
    get starts() {
      return responder.states.store.starts;
    },
    async respond(sent) {
      const request = { ...sent, ...placeOf(sent) };
      const entry = log.add(request, clock.now());
      const answered = await answer(entry, request);
      const note = noteOfRepeat(entry, log.entries);
      if (typeof answered !== "function") entry.status = answered.status;
      if (note && !entry.note) entry.note = note;
      options.onRequest?.(entry);
      return answered;
    },
    addFault: (fault) => plan.add(fault),
    clearFaults: plan.clear,
    advance: clock.advance,
    reset() {
      plan.clear();
      log.clear();
      clock.reset();
      for (const fault of faults) plan.add(fault);
      responder = begin();
    },
  };
}

/** A problem with the status the vendor has for it. */
function vendorsOwn(problem: Problem, { invalid }: VendorMock): Problem {
  if (problem.status !== 422) return problem;
  return { ...problem, status: problem.where.includes(" parameter ") ? invalid.parameter : invalid.body };
}

/** The path below the vendor's own base, where it is there. */
const below = (base: string, path: string): Pick<MockRequest, "base" | "path"> =>
  base !== "" && path.startsWith(`${base}/`) ? { base, path: path.slice(base.length) } : { path };
