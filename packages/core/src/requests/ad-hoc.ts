import { RefusedError } from "../errors/errors.ts";
import { ANY, CALL, checkOptions } from "../transport/check-options.ts";
import { effectOf } from "../transport/effect-of.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Input } from "../types/input.ts";
import type { Effect, Operation } from "../types/operation.ts";

export interface RequestInput extends CallOptions {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /**
   * Whether it may be sent again.
   * @default by method: POST and PATCH are never sent twice
   */
  readonly effect?: Effect;
}

/** Dots, backslashes and white space that a server or `URL` itself would read as another place. */
const MISLEADING = /^\/\/|[\s\\#]|(^|\/)(\.|%2e){1,2}(\/|$)/i;

/** The row, the input and the options of a request to a path no description has. */
export function adHoc(method: string, path: string, init: RequestInput): readonly [Operation, Input, CallOptions] {
  const { query = {}, body, effect = effectOf(method), ...options } = init;
  const [, pathname = "", search = ""] = /^([^?]*)\??(.*)$/s.exec(path) ?? [];
  const id = `${method} ${pathname}`;
  checkOptions(id, init, { ...CALL, query: ANY, body: ANY, effect: ANY });
  if (!pathname.startsWith("/") || MISLEADING.test(pathname)) {
    throw new RefusedError("the path must start with `/` and have no part such as `..`", {
      operation: id,
    });
  }
  const own = new URLSearchParams(search);
  const parameters = Object.entries({
    ...Object.fromEntries([...own.keys()].map((name) => [name, own.getAll(name)])),
    ...query,
  });
  const row: Operation = {
    ...{ id, method, effect, answer: "optional" },
    path: pathname.replace(/[{}]/g, encodeURIComponent),
    query: parameters.map(([name]) => [`?${name}`, name]),
    ...(body !== undefined && { body: "whole" }),
  };
  return [row, { ...Object.fromEntries(parameters.map(([name, value]) => [`?${name}`, value])), body }, options];
}
