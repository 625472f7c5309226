import type { Caller } from "../types/caller.ts";
export const isAdmin = ({ groups }: Caller): boolean => groups.includes("admin");

/** May read what others did. */
export const seesAll = (caller: Caller): boolean => isAdmin(caller) || caller.groups.includes("auditor");
