import type { Operation } from "../../description/document.ts";
import { type Answer, isObject } from "../../http/message.ts";
import type { Described } from "./answers.ts";
import { scopeNames, scopeOf } from "./keys.ts";
import { createMemory } from "./memory.ts";
import { isUnseen, plays } from "./play.ts";
import type { KeyPlace, Resource, Role } from "./resource.ts";

/** A request for an operation. */
export interface ResourceRequest {
  /** Its address as it was sent, without the query. */
  readonly at: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** What one world remembers: how it answers an operation of a resource; undefined for what it knows nothing of. */
export type Resources = (operation: Operation, request: ResourceRequest) => (() => Answer) | undefined;

export function createResources(resources: readonly Resource[], by: Described, world: number): Resources {
  let made = 0;
  const count = () => {
    made += 1;
    return made;
  };
  const played = new Map(
    resources.flatMap((resource) => {
      const on = { ...by, resource, memory: createMemory(resource.keys), world, count };
      const scope = scopeNames(resource.family);
      return Object.entries(resource.family).map(
        ([role, operation]) => [operation, { on, scope, role: role as Role }] as const,
      );
    }),
  );
  return (operation, request) => {
    const { at, params, query, body } = request;
    const found = played.get(operation);
    if (!found) return undefined;
    const { on, scope, role } = found;
    const key = keyAt(on.resource.places[role], request);
    const asked = { operation, scope: scopeOf(scope, params), key, at, query, body };
    return isUnseen(role, asked, on) ? undefined : () => plays[role](asked, on);
  };
}

function keyAt(place: KeyPlace | undefined, { params, query, body }: ResourceRequest): string | undefined {
  if (!place) return undefined;
  const { name } = place;
  if (place.in === "path") return params[name];
  if (place.in === "query") return query.get(name) ?? "";
  return String(isObject(body) ? (body[name] ?? "") : "");
}
