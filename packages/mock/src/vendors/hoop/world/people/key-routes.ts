import { json, nothing, ok, Refusal } from "../http/answers.ts";
import { bind, readObject, type Shape } from "../http/bind.ts";
import type { Answering, Routes } from "../routing/routes.ts";
import { goTime } from "../state/times.ts";
import type { Key, KeyFamily } from "../types/people.ts";
import type { World } from "../types/world.ts";
import { masked } from "./people.ts";

/** Managed keys and the keys of AI agents: two families of one kind. */
export function keyRoutes(family: KeyFamily, struct: string): Routes {
  const path = `/${family}`;
  const one = `${path}/{nameOrID}`;
  const body: Shape = { struct, fields: { name: "string!", groups: "list" } };
  const create: Answering = ({ world, caller, request }) => {
    const given = bind(request, body);
    const name = String(given.name);
    if (keysOf(world, family).some((key) => key.name === name)) throw new Refusal(409, "resource already exists");
    const secret = world.ids.key();
    const key: Key = {
      id: world.ids.uuid(),
      name,
      kind: "hpk",
      family,
      groups: (given.groups ?? []) as readonly string[],
      secret,
      masked: masked(secret),
      createdBy: caller.id,
      createdAt: world.clock.now(),
      revoked: undefined,
    };
    world.people.keys.push(key);
    return json(201, { ...keyJson(world, key), key: secret });
  };
  const put: Answering = ({ world, params, request }) => {
    const given = readObject(request, struct);
    const key = find(world, family, params.nameOrID);
    if (given.name) key.name = String(given.name);
    if (given.groups) key.groups = given.groups as readonly string[];
    return ok(keyJson(world, key));
  };
  const revoke: Answering = ({ world, caller, params }) => {
    find(world, family, params.nameOrID).revoked = { by: caller.id, at: world.clock.now() };
    return nothing;
  };
  const reactivate: Answering = ({ world, params }) => {
    const key = find(world, family, params.nameOrID);
    if (!key.revoked) throw new Refusal(422, "key is already active");
    key.revoked = undefined;
    return ok(keyJson(world, key));
  };
  return {
    [`GET ${path}`]: ({ world }) => ok(keysOf(world, family).map((key) => keyJson(world, key))),
    [`POST ${path}`]: create,
    [`GET ${one}`]: ({ world, params }) => ok(keyJson(world, find(world, family, params.nameOrID))),
    [`PUT ${one}`]: put,
    [`DELETE ${one}`]: revoke,
    [`POST ${one}/reactivate`]: reactivate,
  };
}

const keysOf = ({ people }: World, family: KeyFamily) => people.keys.filter((key) => key.family === family);

function find(world: World, family: KeyFamily, nameOrId: string | undefined): Key {
  const key = keysOf(world, family).find(({ id, name }) => id === nameOrId || name === nameOrId);
  if (!key) throw new Refusal(404, "resource not found");
  return key;
}

const keyJson = ({ org }: World, { id, name, masked: masked_key, groups, createdBy, createdAt, revoked }: Key) => ({
  id,
  org_id: org.id,
  name,
  masked_key,
  status: revoked ? "revoked" : "active",
  groups,
  created_by: createdBy,
  created_at: goTime(createdAt),
  ...(revoked ? { deactivated_by: revoked.by, deactivated_at: goTime(revoked.at) } : {}),
});
