import type { CallOptions } from "./call.ts";
import { RefusedError } from "./errors.ts";
import { effectOf } from "./layer.ts";
import type { Effect, Operation } from "./operation.ts";
import type { Input } from "./request.ts";

export interface RequestInput extends CallOptions {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Default: by method; POST and PATCH are never sent twice. */
  readonly effect?: Effect;
}

/** Dots, backslashes and white space that a server or `URL` itself would read as another place. */
const MISLEADING = /^\/\/|[\s\\#]|(^|\/)(\.|%2e){1,2}(\/|$)/i;

/** The row and input of a request to a path no description has. */
export function adHoc(method: string, path: string, init: RequestInput): readonly [Operation, Input] {
  const { query = {}, body, effect = effectOf(method) } = init;
  const [, pathname = "", search = ""] = /^([^?]*)\??(.*)$/s.exec(path) ?? [];
  const id = `${method} ${pathname}`;
  if (!pathname.startsWith("/") || MISLEADING.test(pathname)) {
    throw new RefusedError("a path starts with `/` and has nothing in it that leads to another place", {
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
  return [row, { ...Object.fromEntries(parameters.map(([name, value]) => [`?${name}`, value])), body }];
}
