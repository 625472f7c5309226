import { jsonOf, type Schema } from "../document/openapi.ts";
import { perDocument } from "../document/per-document.ts";
import { directionsOf, reachable, referencesOf } from "../document/references.ts";
import { visitParts } from "../document/walk.ts";
import { isList, isObject, type JsonObject } from "../json/json.ts";
import { isNullInAnswers } from "./null-in-answers.ts";

/** The schemas that are used in requests and in answers and are not the same in both. */
export const twofoldSchemas = perDocument((document): ReadonlySet<string> => {
  const { schemas } = document.components;
  const { requests, answers } = directionsOf(document);
  const different = Object.keys(schemas).filter((name) => differs(schemas[name]));
  const leading = reachable(reversed(referencesOf(document)), different);
  return new Set([...requests].filter((name) => answers.has(name) && leading.has(name)));
});

/** By which schemas every schema is referred to. */
function reversed(references: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, ReadonlySet<string>> {
  const from = new Map<string, Set<string>>();
  for (const [name, targets] of references) {
    for (const target of targets) from.set(target, (from.get(target) ?? new Set()).add(name));
  }
  return from;
}

/** Whether an enum may get values that are not known today; only texts do. */
export function isOpenable(schema: JsonObject): boolean {
  return isList(schema.enum) && schema.enum.some((value) => typeof value === "string");
}

function differs(schema: Schema | undefined): boolean {
  let different = false;
  visitParts(
    jsonOf(schema ?? {}),
    (node) => {
      if (!isObject(node)) return;
      different ||= isOpenable(node) || node.readOnly === true || node.writeOnly === true || isNullInAnswers(node);
    },
    "schema",
  );
  return different;
}
