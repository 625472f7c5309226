import { Refusal } from "../http/answers.ts";
import { isAdmin } from "../people/rights.ts";
import type { Caller } from "../types/caller.ts";
import type { World } from "../types/world.ts";

/** Where there are rules of runbooks, only what one of them names may be run; admins run everything. */
export function checkRules(world: World, caller: Caller, connection: string, repository: string, file: string): void {
  const rules = world.store("/runbooks/rules");
  if (rules.length === 0 || isAdmin(caller)) return;
  const isAllowed = rules.some(
    (rule) =>
      list(rule.connections).includes(connection) &&
      list(rule.user_groups).some((group) => caller.groups.includes(String(group))) &&
      list(rule.runbooks).some((each) => isFile(each, repository, file)),
  );
  if (!isAllowed) throw new Refusal(403, `runbook ${file} is not allowed for connection ${connection}`);
}

function isFile(value: unknown, repository: string, file: string): boolean {
  const named = value as { repository?: unknown; name?: unknown };
  return named.repository === repository && named.name === file;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
