import type { WorldFile } from "../parse/world-file.ts";
import type { Ids } from "../state/ids.ts";
import type { Caller } from "../types/caller.ts";
import type { Key, People, User } from "../types/people.ts";

export const createPeople = ({ users, keys = [] }: WorldFile, ids: Ids, now: number): People => ({
  users: new Map(users.map((user) => [user.email, { ...fresh(user), password: user.password }])),
  keys: keys.map(({ name, kind, groups = ["admin"] }) => ({
    id: ids.uuid(),
    name,
    kind,
    family: kind === "static" ? "static" : "api-keys",
    groups,
    secret: name,
    masked: masked(ids.key()),
    createdBy: users[0]?.email ?? "",
    createdAt: now,
    revoked: undefined,
  })),
  groups: new Set(),
});

/** The first eight characters of a key, and a star for each of the others. */
export const masked = (key: string): string => key.slice(0, 8).padEnd(47, "*");

const fresh = ({ email, name, groups }: Pick<User, "email" | "name" | "groups">) => ({
  email,
  name,
  groups,
  status: "active",
  slackId: "",
});

export const addUser = (people: People, user: Pick<User, "email" | "name" | "groups" | "password">): User => {
  const added: User = { ...fresh(user), password: user.password };
  people.users.set(user.email, added);
  return added;
};

export const callerOfUser = ({ email, name, groups }: User): Caller => ({
  id: email,
  name,
  email,
  groups,
  kind: "user",
});

/** The static key has one subject, whatever its value (`apikey`). */
export const callerOfKey = ({ id, name, groups, kind }: Key): Caller =>
  kind === "static"
    ? { id: "API_KEY", name: "API_KEY", email: "API_KEY", groups: ["admin"], kind }
    : { id, name, email: name, groups, kind };

/** A person's token is the name or what stands before the `@`, in lower case or as written. */
export const tokenOf = ({ email }: Pick<User, "email">): string => email.split("@")[0] ?? email;

export const findByToken = ({ users }: People, token: string): User | undefined =>
  [...users.values()].find(
    (user) =>
      [user.name, user.name.toLowerCase(), tokenOf(user), user.email].includes(token) && user.status === "active",
  );
