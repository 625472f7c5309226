import { RefusedError } from "../errors/errors.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Operation } from "../types/operation.ts";

/** The key of every attempt of a keyed call: the caller's, as option or header, else a random one. */
export function idempotencyKey({ id, effect }: Operation, options: CallOptions): string | undefined {
  if (effect !== "keyed") return undefined;
  const { idempotencyKey: key = headerOf(options) } = options;
  if (key === undefined) return crypto.randomUUID();
  if (key.trim() !== "") return key;
  throw new RefusedError("`idempotencyKey` must not be blank", { operation: id });
}

const headerOf = ({ headers = {} }: CallOptions): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === "idempotency-key")?.[1];
