import type { Body } from "../http/bind.ts";

/** Rules that belong together, as the gateway comes with them. */
export interface Rulepack extends Body {
  readonly id: string;
  readonly display_name: string;
}
