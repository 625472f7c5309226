import type { WorldAnswer, WorldRequest } from "../http/message.ts";
import type { Caller } from "../types/caller.ts";
import type { World } from "../types/world.ts";

/** What a route sees of a request. */
export interface Call {
  readonly world: World;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly request: WorldRequest;
}

export type Answering = (call: Call) => WorldAnswer | Promise<WorldAnswer>;

/** By method and path template, such as `GET /sessions/{id}`. */
export type Routes = Readonly<Record<string, Answering>>;

export interface Match {
  readonly name: string;
  readonly answer: Answering;
  readonly params: Readonly<Record<string, string>>;
}

/** The route of a request; of several that match, the one with the fewest parameters. */
export function findRoute(routes: Routes, method: string, path: string): Match | undefined {
  let best: Match | undefined;
  for (const [name, answer] of Object.entries(routes)) {
    const params = matchRoute(name, method, path);
    if (params && (!best || size(params) < size(best.params))) best = { name, answer, params };
  }
  return best;
}

const size = (params: Readonly<Record<string, string>>) => Object.keys(params).length;

function matchRoute(name: string, method: string, path: string): Record<string, string> | undefined {
  const [routeMethod, template = ""] = name.split(" ");
  const wanted = template.split("/");
  const given = path.split("/");
  if (routeMethod !== method || wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? "";
    if (segment.startsWith("{")) params[segment.slice(1, -1)] = decoded(value);
    else if (segment !== value) return undefined;
  }
  return params;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
