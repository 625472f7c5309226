import type { Effect } from "../types/effect.ts";

const effects: Readonly<Record<string, Effect>> = {
  GET: "read",
  HEAD: "read",
  OPTIONS: "read",
  PUT: "idempotent",
  DELETE: "idempotent",
};

/** What a method promises where no operation says more. */
export const effectOf = (method: string): Effect => effects[method.toUpperCase()] ?? "once";
