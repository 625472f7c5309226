import { json, nothing, ok } from "../../http/answers.ts";
import { type Body, bind } from "../../http/bind.ts";
import { paged } from "../../http/pages.ts";
import type { Answering, Routes } from "../../routing/routes.ts";
import { changedEntry, checkNew, findEntry, newEntry } from "./entry.ts";
import type { Kind } from "./kind.ts";

/** The routes of a kind of resource. */
export function kindRoutes(kind: Kind): Routes {
  const { path, parameter } = kind;
  const one = `${path}/{${parameter}}`;
  const remove = kind.cannotDelete ? {} : { [`DELETE ${one}`]: removing(kind) };
  return {
    [`GET ${path}`]: listing(kind),
    [`POST ${path}`]: creating(kind),
    [`GET ${one}`]: reading(kind),
    [`PUT ${one}`]: changing(kind),
    ...remove,
  };
}

const listing =
  (kind: Kind): Answering =>
  ({ world, query }) => {
    const entries = world.store(kind.path);
    if (kind.pageSize !== undefined)
      return ok(paged(entries, query, { size: kind.pageSize, refusedWith: kind.badPage }));
    return ok(entries.length === 0 && kind.empty === null ? null : entries);
  };

const creating =
  (kind: Kind): Answering =>
  ({ world, request }) => {
    const given = bind(request, kind.body);
    const entries = world.store(kind.path);
    checkNew(kind, entries, given);
    const entry = newEntry(kind, given, world);
    entries.push(entry);
    return json(201, entry);
  };

const reading =
  (kind: Kind): Answering =>
  ({ world, params }) =>
    ok(findEntry(kind, world.store(kind.path), params[kind.parameter] ?? ""));

const changing =
  (kind: Kind): Answering =>
  ({ world, params, request }) => {
    const given = bind(request, kind.body);
    const entries = world.store(kind.path);
    const entry = findEntry(kind, entries, params[kind.parameter] ?? "");
    const changed = changedEntry(kind, entry, given, world.clock.now());
    replace(entries, entry, [changed]);
    return ok(changed);
  };

const removing =
  (kind: Kind): Answering =>
  ({ world, params }) => {
    const entries = world.store(kind.path);
    replace(entries, findEntry(kind, entries, params[kind.parameter] ?? ""), []);
    return nothing;
  };

const replace = (entries: Body[], entry: Body, by: readonly Body[]) => entries.splice(entries.indexOf(entry), 1, ...by);
