import { isObject, type JsonObject } from "../pipeline/json/json.ts";
import { yamlText } from "../pipeline/json/yaml-text.ts";
import { nameParts } from "../pipeline/normalise/name-parts.ts";
import { refuse } from "../pipeline/problems/problem.ts";
import { checkParts } from "../pipeline/read/check-parts.ts";
import { readDescription } from "../pipeline/read/read.ts";
import { factsOf } from "../pipeline/texts/facts.ts";
import { isAddress } from "./fetch-text.ts";
import type { Gathered } from "./gather.ts";

export interface Pulled {
  readonly vendor: string;
  readonly gathered: Gathered;
  /** Where it comes from: an address or a file. */
  readonly origin: string;
  /** What source.json says so far. */
  readonly source: JsonObject;
  readonly today: string;
}

/** openapi.yaml and source.json for a description that was gathered, if it is one. */
export function pullSpec({ vendor, gathered, origin, source, today }: Pulled): ReadonlyMap<string, string> {
  // Another version of the same file, in JSON or YAML, gives the same text; an overlay finds every schema by its name.
  const facts = yamlText(nameParts(factsOf(gathered.document)));
  const document = readDescription(facts, origin);
  refuse(checkParts(document), origin, `specs/${vendor}/overlay.yaml`);
  return new Map([
    ["openapi.yaml", facts],
    ["source.json", `${JSON.stringify(recorded(document, gathered, origin, source, today), null, 2)}\n`],
  ]);
}

function recorded(
  document: JsonObject,
  { sha256, files, etag }: Gathered,
  origin: string,
  source: JsonObject,
  today: string,
): JsonObject {
  if (source.sha256 === sha256) return source;
  const { licence = "", version: _version, commit: _commit, etag: _etag, files: _files, ...known } = source;
  const info = isObject(document.info) ? document.info : {};
  return {
    ...known,
    // What was known of the file before, such as its commit, does not hold for this one.
    ...(isAddress(origin) && { url: origin }),
    version: String(info.version ?? ""),
    retrieved: today,
    sha256,
    ...(etag !== undefined && { etag }),
    ...(Object.keys(files).length > 0 && { files }),
    licence,
  };
}
