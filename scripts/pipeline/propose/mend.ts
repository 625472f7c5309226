import { type Part, partAt } from "../document/grammar.ts";
import { isList, isObject, type Json, type JsonObject } from "../json/json.ts";
import { below, keysOf, valueAt } from "../json/pointer.ts";
import type { Action } from "../overlay/apply.ts";
import { checkParts } from "../read/check-parts.ts";
import { withoutCircles } from "./circles.ts";
import { withActions } from "./document.ts";
import { withoutWrongKeywords } from "./keywords.ts";
import { pathTo } from "./path-to.ts";

const MOST_ROUNDS = 4;

/** Actions that take away what no description may hold, or nothing can be, so that all else that it says counts. */
export function mends(facts: JsonObject, vendor: string): readonly Action[] {
  let actions: readonly Action[] = [];
  let mended = facts;
  // What is taken away may be what something else refers to.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = new Map(checkParts(mended).map(({ pointer, what }) => [pointer, what]));
    // From the last to the first, so that the places in a list stay valid.
    const more = [...found].toReversed().flatMap(([pointer, what]) => mend(mended, keysOf(pointer), what));
    if (more.length === 0) break;
    actions = [...actions, ...more];
    mended = withActions(mended, more, vendor);
  }
  const keywords = withoutWrongKeywords(mended);
  return [...actions, ...keywords, ...withoutCircles(withActions(mended, keywords, vendor))];
}

function mend(facts: JsonObject, keys: readonly string[], what: string): readonly Action[] {
  const description = `Proposed: Nothing is known of what stands here, as ${what.startsWith("$ref") ? "its" : "it"} ${what}.`;
  const removal = { target: pathTo(facts, keys), description, remove: true };
  const part = partAt(keys);
  if (part !== undefined) return instead(facts, keys, part, description);
  if (keys.at(-1) !== "$ref") return [...required(facts, keys), removal];
  const owner = keys.slice(0, -1);
  const referring = partAt(owner) ?? "schema";
  return isKept(facts, owner, referring) ? [removal] : instead(facts, owner, referring, description);
}

/** Whether a part without its reference still says what it is. */
function isKept(facts: JsonObject, keys: readonly string[], part: Part): boolean {
  const value = valueAt(facts, below("#", ...keys));
  return part === "schema" || (part === "pathItem" && isObject(value) && Object.keys(value).length > 1);
}

/** A part removed, and one of which nothing is known put in its place; there is none for a part that can be left out. */
function instead(facts: JsonObject, keys: readonly string[], part: Part, description: string): readonly Action[] {
  const [owner, last = ""] = [keys.slice(0, -1), keys.at(-1)];
  const removal = { target: pathTo(facts, keys), description, remove: true };
  const open = facts.swagger !== undefined && part === "response" ? { description: "", schema: {} } : unknown[part];
  if (open === undefined || isList(valueAt(facts, below("#", ...owner)))) return [removal];
  return [removal, { target: pathTo(facts, owner), description, update: { [last]: open } }];
}

const unknown: Partial<Record<Part, JsonObject>> = {
  schema: {},
  media: {},
  requestBody: { content: { "*/*": {} } },
  response: { description: "", content: { "*/*": {} } },
};

/** A field that calls itself required, as in the third draft of JSON Schema, is one that its object requires. */
function required(facts: JsonObject, keys: readonly string[]): readonly Action[] {
  const [properties, name = "", last] = keys.slice(-3);
  const isRequired = last === "required" && valueAt(facts, below("#", ...keys)) === true;
  if (!isRequired || properties !== "properties" || partAt(keys.slice(0, -1)) !== "schema") return [];
  const description = "Proposed: The field says itself that it is required, which only the list of its object can say.";
  return [{ target: pathTo(facts, keys.slice(0, -3)), description, update: { required: [name] as Json } }];
}
