import type { Operation } from "../../description/document.ts";
import type { Role } from "./resource.ts";

const verbs: Readonly<Record<string, Role | "update">> = {
  create: "create",
  list: "list",
  get: "read",
  read: "read",
  update: "update",
  replace: "replace",
  patch: "merge",
  delete: "remove",
  remove: "remove",
};

/** What an operation of this name does; a PUT, or what may be repeated, updates the whole. */
export function roleNamed(name: string, { method }: Pick<Operation, "method">, effect = "once"): Role | undefined {
  const role = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (role !== "update") return role;
  return method === "PUT" || (method === "POST" && effect === "idempotent") ? "replace" : "merge";
}
