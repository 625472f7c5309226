import { addressOf } from "../document/address.ts";
import { isList, isObject, type Json, type JsonObject } from "../json/json.ts";
import { below, valueAt } from "../json/pointer.ts";
import type { Derived } from "../model/model.ts";
import { jsonPath } from "../text/json-path.ts";
import type { Settlement } from "./draft.ts";

/** Where an operation with servers of its own goes: to the client's, where they come to the same, or to the first of them. */
export function serversSettled(corrected: JsonObject, one: Derived): Settlement | undefined {
  const [usual] = addressesOf(corrected.servers);
  const own = addressesOf(one.operation.servers);
  if (own.length === 0) return undefined;
  if (usual !== undefined && own.includes(usual)) {
    const path = one.pointer.slice(0, one.pointer.lastIndexOf("/"));
    const owner = [one.pointer, path].find((each) => valueAt(corrected, below(each, "servers")) !== undefined);
    if (owner === undefined) return undefined;
    const description = `Proposed: Its servers hold ${usual}, where the whole description is.`;
    return { actions: [{ target: jsonPath(below(owner, "servers")), description, remove: true }] };
  }
  if (own[0] === "" || (usual !== undefined && own[0] === /^[^/]+/.exec(usual)?.[0])) {
    const reason = `Its server is the host of ${usual ?? "the client's address"} without the rest of the address.`;
    return { draft: { hints: { base: "origin" }, reason } };
  }
  const { url } = addressOf({ servers: one.operation.servers ?? [] });
  const reason = "It has a server of its own, which gets nothing unless a caller names it.";
  return url === undefined ? undefined : { draft: { hints: { server: url }, reason } };
}

/** The addresses of servers, without scheme and closing slash. */
function addressesOf(servers: Json | undefined): readonly string[] {
  const urls = (isList(servers) ? servers : []).flatMap((server) => (isObject(server) ? server.url : undefined) ?? []);
  // `/` and `""` are the root of the host, as a path is appended to them.
  return urls
    .filter((url) => typeof url === "string")
    .map((url) => url.replace(/^(https?:)?\/\//, "").replace(/\/$/, ""));
}
