import { own } from "../json/json.ts";

/** Whether sending a request again can do harm; decides every retry. */
export const effects = ["read", "idempotent", "keyed", "once"] as const;
export type Effect = (typeof effects)[number];

/** What a method promises where nothing says more; the core gets this table as it stands here. */
export const defaultEffects = {
  GET: "read",
  HEAD: "read",
  OPTIONS: "read",
  TRACE: "read",
  PUT: "idempotent",
  DELETE: "idempotent",
  POST: "once",
  PATCH: "once",
} as const satisfies Readonly<Record<string, Effect>>;

/** The effect an operation has unless its hints say otherwise. */
export function effectOf(method: string, hints: { readonly effect?: Effect }): Effect {
  return hints.effect ?? own<Effect>(defaultEffects, method.toUpperCase()) ?? "once";
}
