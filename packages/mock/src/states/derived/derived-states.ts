import { type Answer, json } from "../../http/message.ts";
import { find, Refusal } from "../refusal.ts";
import { bindRoutes, type Call, outputOf, type Route, type Settings, type States } from "../scenario.ts";
import { createTimeline } from "../timeline.ts";
import { uuid } from "../uuid.ts";
import type { AnswerSampler, Sampled } from "./answer-sampler.ts";
import { recordFor } from "./conditions.ts";
import { type DerivedRun, recordOf } from "./derived-run.ts";
import { withAt } from "./dot-path.ts";
import { isWanted } from "./filters.ts";
import { listPage, pagingAsked } from "./list-page.ts";
import { type Inputs, queryNames, type RecordPlan, type Row, type RunPlan, routeOf, rowOf, wireName } from "./rows.ts";
import { cancelledStep, scenariosOf } from "./scenarios.ts";

/** Routes for every start, record, output, cancel, list and question of a table. */
export function createDerivedStates(sampleOf: AnswerSampler, rows: readonly Row[], settings: Settings): States {
  const runs = new Map<string, DerivedRun>();
  const store = { starts: 0 };
  const routes: Record<string, Route> = {};

  for (const start of rows) {
    if (!start.run) continue;
    const plan = start.run;
    const poll = rowOf(rows, plan.poll);
    if (poll.record) addRun(start, plan, poll, poll.record);
  }
  const recordNow = (run: DerivedRun) => {
    const poll = rowOf(rows, run.plan.poll);
    return recordOf(run, sampleOf(poll).body, poll.record as RecordPlan);
  };
  return bindRoutes(store, routes, () =>
    [...runs.values()].map((run) => ({
      id: run.id,
      state: run.timeline.state.state,
      executions: 1,
      record: recordNow(run),
    })),
  );

  function addRun(start: Row, plan: RunPlan, poll: Row, record: RecordPlan): void {
    const { output, cancel, attention } = record;
    const known = (row: Row, call: Call, input: Inputs) => find(runs, idIn(row, call, input), "run");
    routes[routeOf(start)] = (call) => {
      store.starts += 1;
      const steps = scenariosOf(record)[call.scenario] ?? [];
      const run: DerivedRun = {
        id: uuid(store.starts, settings.world),
        start,
        plan,
        inputs: { ...call.params, ...Object.fromEntries(call.query), ...call.body },
        output: outputOf(settings, { rows: 42 }),
        timeline: createTimeline(settings, steps),
      };
      runs.set(run.id, run);
      const { status, body } = sampleOf(start);
      const { state } = run.timeline.state;
      const rule = plan.started?.find((each) => each.state === state);
      return json(status, withAt(recordFor(body, rule, plan.started ?? []), plan.id, run.id));
    };
    routes[routeOf(poll)] = (call) => {
      const run = known(poll, call, record.input);
      run.timeline.poll();
      return json(sampleOf(poll).status, recordNow(run));
    };
    if (output?.operation) {
      const row = rowOf(rows, output.operation);
      routes[routeOf(row)] = (call) => {
        const run = known(row, call, output.input);
        const isOver = run.timeline.state.state === "succeeded";
        return answered(sampleOf(row), (body) => withAt(body, output.value, isOver ? run.output : {}));
      };
    }
    if (cancel) {
      const row = rowOf(rows, cancel.operation);
      routes[routeOf(row)] = (call) => {
        const { timeline } = known(row, call, cancel.input);
        if (!["running", "waiting"].includes(timeline.state.state)) throw new Refusal(400, "the run is over");
        timeline.replacePlan(cancelledStep(record));
        return answered(sampleOf(row), (body) => body);
      };
    }
    if (attention) {
      const row = rowOf(rows, attention.operation);
      routes[routeOf(row)] = (call) => {
        const { timeline } = known(row, call, attention.input);
        const asks = timeline.state.attention ? [recordFor({}, { if: attention.if, state: "" }, [])] : [];
        return answered(sampleOf(row), (body) => withAt(body, attention.items, asks));
      };
    }
    if (plan.find) addList(rowOf(rows, plan.find.operation), poll);
  }

  function addList(list: Row, poll: Row): void {
    const { pages } = list;
    if (!pages) return;
    const names = queryNames(list);
    routes[routeOf(list)] = ({ at, query }) => {
      const listed = [...runs.values()]
        .filter((run) => rowOf(rows, run.plan.poll) === poll)
        .reverse()
        .map((run) => ({ run, record: recordNow(run) }))
        .filter(({ run, record }) => isWanted(run, record, query, { ...list, pages: pagingAsked(pages, names) }));
      const items = listed.map(({ record }) => record);
      const { status, body } = sampleOf(list);
      const page = listPage(items, { at, query, names }, pages, body);
      return json(status, page.body, page.headers);
    };
  }
}

/** The run's id in a request, where the plan says it stands. */
function idIn(row: Row, { params, query, body }: Call, inputs: Inputs): string {
  const name = Object.keys(inputs).find((each) => inputs[each] === "$id") ?? "id";
  return String(params[name] ?? query.get(wireName(row, name)) ?? body[name] ?? "");
}

const answered = ({ status, body }: Sampled, change: (body: unknown) => unknown): Answer =>
  body === undefined ? { status } : json(status, change(body));
