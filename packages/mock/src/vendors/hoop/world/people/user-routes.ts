import { json, nothing, ok, Refusal } from "../http/answers.ts";
import { bind, type Shape } from "../http/bind.ts";
import type { Answering, Routes } from "../routing/routes.ts";
import type { User } from "../types/people.ts";
import type { World } from "../types/world.ts";
import { addUser } from "./people.ts";
import { isAdmin } from "./rights.ts";

const body: Shape = {
  struct: "User",
  fields: { email: "string!", name: "string", status: "string", groups: "list", password: "string" },
};
const slackBody: Shape = { struct: "UserPatchSlackID", fields: { slack_id: "string!" } };
const groupBody: Shape = { struct: "UserGroup", fields: { name: "string!" } };

const userInfo: Answering = ({ world, caller }) => {
  const { id, name, email, groups, kind } = caller;
  const user = world.people.users.get(email);
  return ok({
    ...userJson({ email, name, groups, status: "active", slackId: user?.slackId ?? "" }),
    id,
    is_admin: isAdmin(caller),
    is_multitenant: false,
    tenancy_type: "selfhosted",
    org_id: world.org.id,
    org_name: world.org.name,
    org_license: "",
    feature_ask_ai: "unavailable",
    webapp_users_management: "on",
    intercom_hmac_digest: world.ids.token(),
    default_protection_profile: null,
    show_origin_survey: kind === "user",
    show_setup_checklist: true,
  });
};

const list: Answering = ({ world }) => ok([...world.people.users.values()].map(userJson));

const create: Answering = ({ world, request }) => {
  const given = bind(request, body);
  const email = String(given.email);
  if (world.people.users.has(email)) throw new Refusal(409, "user already exists");
  const user = addUser(world.people, {
    email,
    name: String(given.name ?? ""),
    groups: (given.groups ?? []) as readonly string[],
    password: given.password ? String(given.password) : undefined,
  });
  return json(201, userJson(user));
};

const get: Answering = ({ world, params }) => ok(userJson(find(world, params.emailOrID)));

const put: Answering = ({ world, params, request }) => {
  const given = bind(request, body);
  const user = find(world, params.emailOrID);
  user.name = String(given.name ?? "");
  user.status = String(given.status || user.status);
  user.groups = (given.groups ?? []) as readonly string[];
  return ok(userJson(user));
};

const remove: Answering = ({ world, params }) => {
  world.people.users.delete(find(world, params.emailOrID).email);
  return nothing;
};

/** Answers the caller's own user, without the role (`answers`). */
const patchSlack: Answering = ({ world, caller, request }) => {
  const user = find(world, caller.id);
  user.slackId = String(bind(request, slackBody).slack_id);
  return ok({ ...userJson(user), role: "" });
};

const listGroups: Answering = ({ world }) => ok(groupsOf(world));

const createGroup: Answering = ({ world, request }) => {
  const name = String(bind(request, groupBody).name);
  if (groupsOf(world).includes(name)) throw new Refusal(409, `group ${name} already exists`);
  world.people.groups.add(name);
  return json(201, { name });
};

const removeGroup: Answering = ({ world, params }) => {
  if (!world.people.groups.delete(params.name ?? "")) throw new Refusal(404, "group not found");
  return nothing;
};

/** The groups somebody or some key is in, and those made by themselves. */
function groupsOf({ people }: World): readonly string[] {
  const used = [...people.users.values(), ...people.keys].flatMap(({ groups }) => groups);
  return [...new Set([...used, ...people.groups])].sort();
}

function find({ people }: World, email: string | undefined): User {
  const user = people.users.get(email ?? "");
  if (!user) throw new Refusal(404, "user not found");
  return user;
}

const userJson = ({
  email,
  name,
  groups,
  status,
  slackId,
}: Pick<User, "email" | "name" | "groups" | "status" | "slackId">) => ({
  id: email,
  name,
  email,
  status,
  verified: true,
  role: groups.includes("admin") ? "admin" : "standard",
  slack_id: slackId,
  picture: "",
  groups,
});

export const userRoutes: Routes = {
  "GET /userinfo": userInfo,
  "GET /users": list,
  "POST /users": create,
  "GET /users/{emailOrID}": get,
  "PUT /users/{emailOrID}": put,
  "DELETE /users/{emailOrID}": remove,
  "PATCH /users/self/slack": patchSlack,
  "GET /users/groups": listGroups,
  "POST /users/groups": createGroup,
  "DELETE /users/groups/{name}": removeGroup,
};
