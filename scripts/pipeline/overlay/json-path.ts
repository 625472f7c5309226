import { FunctionExpressionType, JSONPathEnvironment, JSONPathError, type JSONValue } from "json-p3";
import { inOrder, type Json } from "../json/json.ts";
import { matches } from "./i-regexp.ts";

export type Location = readonly (string | number)[];

const LONGEST = 2000;

/** Where a JSONPath leads in a document: each place once, in the order in which they stand. */
export function locate(document: Json, path: string): readonly Location[] {
  // Each descent visits everything below what the one before has found.
  const descents = path.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "").split("..").length - 1;
  if (path.length > LONGEST) throw new Error(`a JSONPath must have at most ${LONGEST} characters`);
  if (descents > 1) throw new Error("a JSONPath must have at most one `..`");
  try {
    const found = environment.query(path, document as JSONValue).locations();
    return [...new Map(found.map((location) => [JSON.stringify(location), location])).values()].sort(byPlace);
  } catch (error) {
    if (error instanceof JSONPathError) throw new Error(`not a JSONPath: ${error.message}`);
    throw error;
  }
}

function byPlace(left: Location, right: Location): number {
  for (const [index, key] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (key === other) continue;
    return typeof key === "number" && typeof other === "number" ? key - other : inOrder(String(key), String(other));
  }
  return left.length - right.length;
}

/** `match` and `search` as RFC 9535 has them; the library's hand their patterns to `RegExp`, which may never end. */
function patternFunction(whole: boolean) {
  return {
    argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
    returnType: FunctionExpressionType.LogicalType,
    call: (text: unknown, pattern: unknown) =>
      typeof text === "string" && typeof pattern === "string" && matches(text, pattern, whole),
  };
}

const environment = new JSONPathEnvironment();
environment.functionRegister.set("match", patternFunction(true));
environment.functionRegister.set("search", patternFunction(false));
