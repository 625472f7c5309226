import { type CallOptions, startCall } from "./call.ts";
import { createCaller, type SdkOptions } from "./caller.ts";
import { effectOf } from "./layer.ts";
import { createRaw, type RawClient } from "./openapi-fetch.ts";
import type { Effect, Operation, Paging, RunPlan } from "./operation.ts";
import { createPages, type FetchPage } from "./pages.ts";
import { type Input, inputNames } from "./request.ts";
import { createRun } from "./run.ts";
import { streamed } from "./stream.ts";

/** A vendor's operations, by group and name. */
export type Table = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

export interface RequestInput extends CallOptions {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Default: by method; POST and PATCH are never sent twice. */
  readonly effect?: Effect;
}

/** What every client has beside its operations. */
export interface ClientBase<Paths extends object> {
  /** openapi-fetch's client over the same layers: `{ data, error, response }`, typed by the vendor's paths. */
  readonly raw: RawClient<Paths>;
  /** Reaches a path no description has, with the same credential, limits and errors. Answers parsed JSON. */
  request(method: string, path: string, init?: RequestInput): Promise<unknown>;
}

/** Turns an operation table into a client. */
export function createSdk<Api extends object, Paths extends object>(
  table: Table,
  options: SdkOptions,
): Api & ClientBase<Paths> {
  const caller = createCaller(options, streamed);
  const send = caller.call;

  /** A deadline the caller gives covers all pages together; otherwise each has the client's. */
  const pageFetcher = (row: Operation, options: CallOptions = {}): FetchPage => {
    const { deadlineMs } = options;
    if (deadlineMs === undefined) return (input) => send(row, input, options);
    let end: number | undefined;
    return (input) => {
      end ??= caller.clock.now() + deadlineMs;
      return send(row, input, { ...options, deadlineMs: Math.max(0, end - caller.clock.now()) });
    };
  };

  const methods = (row: Operation): [string, unknown][] => {
    const call = (input: Input = {}, callOptions?: CallOptions) =>
      hasPages(row) ? createPages(row, input, pageFetcher(row, callOptions)) : send(row, input, callOptions);
    const start = async (input: Input = {}, callOptions?: CallOptions) =>
      createRun(row as Operation & { run: RunPlan }, input, await send(row, input, callOptions), {
        ...caller,
        send,
      });
    const takesInput = row.body !== undefined || inputNames(row).length > 0;
    const name = row.id.slice(row.id.indexOf(".") + 1);
    return [
      [name, takesInput ? call : (callOptions?: CallOptions) => call({}, callOptions)],
      ...(row.run ? [[row.run.name, start] as [string, unknown]] : []),
    ];
  };

  const groups = Object.entries(table).map(([group, rows]) => [
    group,
    Object.fromEntries(Object.values(rows).flatMap(methods)),
  ]);

  const raw = createRaw<Paths>(options.baseUrl, options.headers ?? {}, (request) => {
    const { method, url: path } = request;
    const row = { id: "raw", method, path, effect: effectOf(method) };
    return caller.transport(request, startCall(row, {}, caller.limits));
  });

  const request = (method: string, path: string, init: RequestInput = {}) => {
    const { query = {}, body, effect = effectOf(method), ...callOptions } = init;
    const row: Operation = {
      ...{ id: `${method} ${path}`, method, path, effect, query: Object.keys(query) },
      ...(body !== undefined && { body: "whole" }),
    };
    return send(row, { ...query, ...(body !== undefined && { body }) }, callOptions);
  };

  return Object.assign(Object.fromEntries(groups) as Api, { raw, request });
}

const hasPages = (row: Operation): row is Operation & { pages: Paging } => row.pages !== undefined;
