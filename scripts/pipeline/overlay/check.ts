import { isList, isObject, type Json, type JsonObject } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import type { Finding } from "../problems/problem.ts";
import { isPlaceholder } from "../text/placeholder.ts";

/** Whether a document is an OpenAPI Overlay 1.0 or 1.1 whose every action gives its reason. */
export function checkOverlay(overlay: JsonObject): Finding[] {
  if (!/^1\.[01]\.\d+$/.test(String(overlay.overlay))) {
    return [{ pointer: "#", what: "not an overlay: `overlay` must be 1.0.x or 1.1.x" }];
  }
  const { info, actions } = overlay;
  if (!isObject(info) || typeof info.title !== "string" || info.version === undefined) {
    return [{ pointer: "#/info", what: "an overlay needs info with title and version" }];
  }
  if (!isList(actions) || actions.length === 0) {
    return [{ pointer: "#/actions", what: "an overlay needs at least one action" }];
  }
  return actions.flatMap((action, index) =>
    checkAction(action).map((what) => ({ pointer: below("#/actions", index), what })),
  );
}

function checkAction(action: Json): string[] {
  if (!isObject(action)) return ["an action must be an object"];
  const wrong: string[] = [];
  const unknown = Object.keys(action).filter((key) => !known.has(key) && !key.startsWith("x-"));
  if (unknown.length > 0) wrong.push(`an action has no ${unknown.join(", ")}`);
  if (typeof action.target !== "string") wrong.push("an action needs a target");
  if (typeof action.description !== "string" || action.description.trim() === "") {
    wrong.push("an action needs a description: the reason for it");
  } else if (isPlaceholder(action.description)) {
    wrong.push(`the description must say why, and where that is stated, not ${JSON.stringify(action.description)}`);
  }
  if (action.remove !== undefined && typeof action.remove !== "boolean") wrong.push("remove must be true or false");
  if (action.copy !== undefined && typeof action.copy !== "string") wrong.push("copy must be a JSONPath");
  const changes = ["update", "copy", "remove"].filter((key) => key in action && action[key] !== false);
  if (changes.length !== 1) wrong.push("an action has one of update, copy and remove");
  return wrong;
}

const known = new Set(["target", "description", "update", "copy", "remove"]);
