import type { Operation } from "../description/document.ts";
import { matchPath, matchRoute } from "../description/find-operation.ts";
import { type Answer, type Handler, isObject, type MockRequest, type RawAnswer } from "../http/message.ts";
import { wantsExample } from "../http/prefer.ts";
import type { Prism } from "../prism/prism.ts";
import { createIdempotency } from "../states/idempotency.ts";
import { Refusal } from "../states/refusal.ts";
import type { Resources } from "../states/resources/create-resources.ts";
import type { Remember } from "../states/resources/remember.ts";
import type { Settings, States } from "../states/scenario.ts";
import type { TimerClock } from "../states/timeline.ts";
import type { VendorMock } from "../states/vendor-mock.ts";
import { chooseScenario, type Script } from "./choose.ts";
import type { OpenEntry } from "./log.ts";

export interface ResponderOptions {
  readonly name: string;
  readonly vendor: VendorMock;
  readonly clock: TimerClock;
  /** Makes the vendor as a file describes it; undefined without one. */
  readonly create: ((settings: Settings) => States) | undefined;
  readonly url: () => string;
  readonly script: Script;
  readonly prism: () => Promise<Prism>;
  readonly remember: () => Promise<Remember>;
  readonly error: (status: number, message: string) => Answer;
  readonly handler: Handler | undefined;
  readonly output: unknown;
  readonly endsAfterMs: number | undefined;
  /** The world's. */
  readonly number: number;
}

/** What acts on requests that nothing is wrong with. */
export interface Responder {
  readonly states: States;
  act(entry: OpenEntry, request: MockRequest, operation: Operation): Promise<Answer | RawAnswer>;
}

/** A vendor's state, and Prism for what it does not answer. */
export function createResponder(options: ResponderOptions): Responder {
  const { name, vendor, handler, create, url, clock, script, prism, remember, error, output, endsAfterMs, number } =
    options;
  const settings = { clock, url, endsAfterMs, output, world: number };
  const states = (create ?? vendor.create)(settings);
  const recognise = vendor.idempotency && createIdempotency(vendor.idempotency, clock);

  function route(request: MockRequest): (() => Answer | RawAnswer) | undefined {
    const { method, path, query, headers } = request;
    for (const [each, answer] of Object.entries(states.routes)) {
      const params = matchRoute(each, method, path);
      if (!params) continue;
      const body = fieldsOf(request.body);
      return () => {
        const starts = states.store.starts;
        const scenario = chooseScenario(vendor, { vendor: name, script, starts }, request, { ...body, ...params });
        return answer({ at: addressOf(request), params, query, headers, body, scenario });
      };
    }
    return undefined;
  }

  const addressOf = ({ base = "", path }: MockRequest) => `${url()}${base}${path}`;

  let resources: Promise<Resources> | undefined;
  async function recall(request: MockRequest, operation: Operation) {
    resources ??= remember().then((begin) => begin(Object.keys(states.routes), number, clock));
    const { path, query, body } = request;
    const params = matchPath(operation.path, path) ?? {};
    return (await resources)(operation, { at: addressOf(request), params, query, body });
  }

  return {
    states,
    async act(entry, request, operation) {
      const before = states.store.starts;
      const by = (who: "state" | "prism") => {
        entry.answeredBy = entry.fault === undefined ? who : "fault";
      };
      const isExample = wantsExample(String(request.headers.prefer ?? ""));
      const handled = isExample ? undefined : ((await handler?.(request)) ?? (await states.handler?.(request)));
      if (handled) {
        by("state");
        entry.started = startedSince(states, before);
        return handled;
      }
      const answer = isExample ? undefined : (route(request) ?? (await recall(request, operation)));
      if (!answer) {
        by("prism");
        return (await prism()).respond(request, operation);
      }
      by("state");
      try {
        const isKeyed = vendor.idempotency?.routes.includes(entry.operation ?? "");
        if (!recognise || !isKeyed) return answer();
        const recognised = recognise(request, entry.number, answer);
        if (recognised.repeatOf !== undefined) entry.repeatOf = recognised.repeatOf;
        return recognised.answer;
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        return error(refusal.status, refusal.message);
      } finally {
        entry.started = startedSince(states, before);
      }
    },
  };
}

const startedSince = ({ store, runs }: States, before: number): readonly string[] =>
  store.starts > before
    ? runs()
        .slice(before, store.starts)
        .map(({ id }) => id)
    : [];

const fieldsOf = (body: unknown): Readonly<Record<string, unknown>> => (isObject(body) ? body : {});
