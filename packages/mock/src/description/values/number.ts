import type { Schema } from "../document.ts";

/** A number between its bounds that is a multiple of what it has to be one of. */
export function numberFor(schema: Schema, isInteger: boolean): number {
  const step = typeof schema.multipleOf === "number" ? schema.multipleOf : isInteger ? 1 : 0;
  const low = bound(schema.minimum, schema.exclusiveMinimum, step || 0.5);
  const high = bound(schema.maximum, schema.exclusiveMaximum, -(step || 0.5));
  const usual = isInteger || step > 0 ? 1 : 1.5;
  const wanted = Math.min(Math.max(usual, low ?? usual), high ?? Number.POSITIVE_INFINITY);
  if (step === 0) return wanted;
  const up = Math.ceil(wanted / step) * step;
  return high !== undefined && up > high ? Math.floor(high / step) * step : up;
}

/** An inclusive bound, or the next value from one that is not; OpenAPI 3.0 says so by true. */
function bound(inclusive: unknown, exclusive: unknown, step: number): number | undefined {
  const own = typeof inclusive === "number" ? inclusive : undefined;
  if (exclusive === true) return own === undefined ? undefined : own + step;
  if (typeof exclusive !== "number") return own;
  const next = exclusive + step;
  if (own === undefined) return next;
  return step > 0 ? Math.max(own, next) : Math.min(own, next);
}
