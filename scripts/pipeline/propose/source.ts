import type { JsonObject } from "../json/json.ts";
import type { Action } from "../overlay/apply.ts";

/** Actions with their targets as the description has them, which may be in Swagger 2.0. */
export function inSource(actions: readonly Action[], { swagger }: JsonObject): readonly Action[] {
  if (swagger === undefined) return actions;
  return actions.map((action) => ({
    ...action,
    target: action.target
      .replace(/^\$\.components\.schemas\b/, "$.definitions")
      .replace(/^\$\.components\.(parameters|responses)\b/, "$.$1"),
  }));
}
