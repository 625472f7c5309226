import { isObject } from "./is-object.ts";

/** Fields a session or a line of the log has only where there is something to say. */
const optional = new Set(["correlation_id", "session_batch_id", "rejection_reason", "fields"]);

/** Every place where two JSON values differ in their shape: the keys of objects and the kinds of values. */
export function compareShapes(recorded: unknown, played: unknown, at = ""): readonly string[] {
  if (recorded === null || played === null) return [];
  if (Array.isArray(recorded) && Array.isArray(played)) {
    return recorded.length > 0 && played.length > 0 ? compareShapes(recorded[0], played[0], `${at}.0`) : [];
  }
  if (isObject(recorded) && isObject(played)) {
    const keys = [...new Set([...Object.keys(recorded), ...Object.keys(played)])].filter((key) => !optional.has(key));
    return keys.flatMap((key) =>
      key in recorded && key in played
        ? compareShapes(recorded[key], played[key], `${at}.${key}`)
        : [`${at}.${key} is missing on one side`],
    );
  }
  return typeof recorded === typeof played ? [] : [`${at} was a ${typeof recorded}, is a ${typeof played}`];
}
