import { type Json, type JsonObject, own } from "../json/json.ts";
import { nearestPlace } from "./nearest-place.ts";
import { mapPlaces } from "./places.ts";
import { type Texts, words } from "./texts.ts";

/** Words whose place a description does not have. */
export interface LostText {
  readonly pointer: string;
  /** The place that is most like it and has no words yet. */
  readonly nearest?: string;
}

/** A description with our words in it, and those that have no place any more. */
export function withTexts(
  facts: JsonObject,
  texts: Texts,
): { readonly document: JsonObject; readonly lost: readonly LostText[] } {
  const places = new Set<string>();
  const document = mapPlaces(facts, (node, pointer) => {
    places.add(pointer);
    const text = own(texts, pointer);
    return text === undefined ? node : words.reduce((result, word) => withWord(result, word, text[word]), node);
  });
  const gone = Object.keys(texts).filter((pointer) => !places.has(pointer));
  if (gone.length === 0) return { document, lost: [] };
  const free = [...places].filter((pointer) => !Object.hasOwn(texts, pointer));
  return { document, lost: gone.map((pointer) => ({ pointer, ...nearestPlace(pointer, free) })) };
}

/** Where keys stand in order, so does the word. */
function withWord(node: JsonObject, word: string, text: Json | undefined): JsonObject {
  if (text === undefined || Object.hasOwn(node, word)) return text === undefined ? node : { ...node, [word]: text };
  const keys = Object.keys(node);
  const inOrder = keys.every((key, index) => index === 0 || (keys[index - 1] ?? "") < key);
  const after = inOrder ? keys.findIndex((key) => key > word) : 0;
  const entries = Object.entries(node);
  return Object.fromEntries(entries.toSpliced(after === -1 ? entries.length : after, 0, [word, text]));
}
