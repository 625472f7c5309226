import { isObject, type Json, type JsonObject } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import { problemIn } from "../problems/problem.ts";
import { withVersion } from "./version.ts";
import { DEEPEST, parseYaml } from "./yaml.ts";

const MOST = 1_000_000;

/** A vendor's description: Swagger 2.0, OpenAPI 3.0, 3.1 or 3.2. */
export function readDescription(text: string, file: string): JsonObject {
  const document = readDocument(text, file);
  const version = document.openapi ?? document.swagger ?? document.swaggerVersion;
  const known = withVersion(document);
  if (version === undefined) throw problemIn(file, "#", `not a description: it says no version; ${READ}`);
  if (known === undefined) throw problemIn(file, "#", `its version is ${JSON.stringify(version)}; ${READ}`);
  if (isObject(known.paths) || (/^3\.[12]/.test(String(known.openapi)) && isObject(known.webhooks))) return known;
  throw problemIn(file, "#", "it describes no calls: it has neither paths nor webhooks");
}

const READ = "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are read";

/** Any YAML or JSON document that is an object. Dates stay text, as in JSON. */
export function readDocument(text: string, file: string): JsonObject {
  const value = parseYaml(text, file);
  if (!isObject(value)) throw problemIn(file, "#", "must be an object, in YAML or JSON");
  checkValues(value, file);
  return value;
}

/** Refuses what JSON cannot hold, what changes prototypes later, and what references in YAML blow up. */
function checkValues(document: JsonObject, file: string): void {
  let seen = 0;
  const way: string[] = [];
  const check = (value: Json): void => {
    seen += 1;
    if (way.length > DEEPEST || seen > MOST)
      throw problemIn(file, "#", `deeper than ${DEEPEST} levels or of more than ${MOST} values`);
    if (typeof value === "number" && !Number.isFinite(value))
      throw problemIn(file, below("#", ...way), `must be a number that JSON has, not ${value}`);
    if (typeof value !== "object" || value === null) return;
    const items = value as Readonly<Record<string, Json>>;
    for (const key of Object.keys(items)) {
      way.push(key);
      if (key === "__proto__") throw problemIn(file, below("#", ...way), "a key may not be called __proto__");
      check(items[key] as Json);
      way.pop();
    }
  };
  check(document);
}
