import { dump } from "js-yaml";
import { isObject, type JsonObject, own, sortedEntries } from "../json/json.ts";
import { GeneratorError } from "../problems/problem.ts";
import { readDocument } from "../read/read.ts";
import { mapPlaces } from "./places.ts";

export const words = ["title", "summary", "description"] as const;

/** Our own words by where they belong: `#/paths/~1runs/get` has `summary` and `description`. */
export type Texts = Readonly<Record<string, JsonObject>>;

/** The words in a document, none that is empty. */
export function textsOf(document: JsonObject): Texts {
  const texts: Record<string, JsonObject> = {};
  mapPlaces(document, (node, pointer) => {
    const here = words.flatMap((word) => {
      const text = own(node, word);
      return typeof text === "string" && text !== "" ? [[word, text]] : [];
    });
    if (here.length > 0) texts[pointer] = Object.fromEntries(here);
    return node;
  });
  return texts;
}

export function readTexts(text: string, file: string): Texts {
  const texts = readDocument(text, file);
  const problems = Object.entries(texts).flatMap(([pointer, value]) => {
    const what = wrongText(pointer, value);
    return what === undefined ? [] : [{ file, at: `: ${pointer}`, what }];
  });
  if (problems.length > 0) throw new GeneratorError(problems);
  return texts as Texts;
}

export function textsText(texts: Texts): string {
  return header + dump(Object.fromEntries(sortedEntries(texts)), { lineWidth: 100, noRefs: true, quotingType: '"' });
}

function wrongText(pointer: string, value: unknown): string | undefined {
  if (!pointer.startsWith("#/")) return "must be a JSON pointer, as in #/paths/~1runs/get";
  if (!isObject(value)) return "must be an object with title, summary or description";
  const wrong = Object.entries(value).find(([key, text]) => !isWord(key) || typeof text !== "string");
  return wrong && `${wrong[0]} must be title, summary or description, and a text`;
}

function isWord(key: string): boolean {
  return words.some((word) => word === key);
}

const header = [
  "# Our own words, by where they belong in openapi.yaml. In a pointer a parameter goes by place and name,",
  "# as in #/paths/~1runs/get/parameters/query:limit, a tag by its name and a server by its address.\n",
].join("\n");
