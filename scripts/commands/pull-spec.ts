import { isObject, type JsonObject } from "../pipeline/json/json.ts";
import { yamlText } from "../pipeline/json/yaml-text.ts";
import { refuse } from "../pipeline/problems/problem.ts";
import { checkParts } from "../pipeline/read/check-parts.ts";
import { readDescription } from "../pipeline/read/read.ts";
import { digest } from "../pipeline/text/digest.ts";
import { isAddress } from "./fetch-text.ts";

export interface Pulled {
  readonly vendor: string;
  readonly text: string;
  /** Where the text comes from: an address or a file. */
  readonly origin: string;
  /** What source.json says so far. */
  readonly source: JsonObject;
  readonly today: string;
}

/** openapi.yaml and source.json for a description that was fetched, if it is one. */
export function pullSpec({ vendor, text, origin, source, today }: Pulled): ReadonlyMap<string, string> {
  const document = readDescription(text, origin);
  refuse(checkParts(document), origin, `specs/${vendor}/overlay.yaml`);
  const isJson = text.trimStart().startsWith("{");
  const info = isObject(document.info) ? document.info : {};
  const { licence, ...known } = source;
  const sha256 = digest(text);
  const refreshed = {
    // A commit or a list of pages belongs to what was fetched before.
    ...(isAddress(origin) ? { url: origin } : known),
    version: String(info.version ?? ""),
    retrieved: source.sha256 === sha256 ? (source.retrieved ?? today) : today,
    sha256,
    licence: licence ?? "",
  };
  return new Map([
    ["openapi.yaml", isJson ? yamlText(document) : text],
    ["source.json", `${JSON.stringify(refreshed, null, 2)}\n`],
  ]);
}
