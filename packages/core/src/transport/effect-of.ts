import { defaultEffects } from "../types/generated/effects.ts";
import type { Effect } from "../types/operation.ts";

/** What a method promises where no operation says more. */
export const effectOf = (method: string): Effect => defaultEffects[method.toUpperCase()] ?? "once";
