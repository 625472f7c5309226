import { isObject, type JsonObject } from "../pipeline/json/json.ts";
import { yamlText } from "../pipeline/json/yaml-text.ts";
import { nameParts } from "../pipeline/normalise/name-parts.ts";
import { withPathItems } from "../pipeline/normalise/path-items.ts";
import { overlayOutcome } from "../pipeline/overlay/apply.ts";
import { refuse } from "../pipeline/problems/problem.ts";
import { checkParts } from "../pipeline/read/check-parts.ts";
import { readDescription, readDocument } from "../pipeline/read/read.ts";
import { factsOf } from "../pipeline/texts/facts.ts";
import { isAddress } from "./fetch-text.ts";
import type { Gathered } from "./gather.ts";

export interface Pulled {
  readonly gathered: Gathered;
  /** Where it comes from: an address or a file. */
  readonly origin: string;
  /** What source.json says so far. */
  readonly source: JsonObject;
  readonly today: string;
}

/** openapi.yaml and source.json for a description that was gathered, if it is one. */
export function pullSpec({ gathered, origin, source, today }: Pulled): ReadonlyMap<string, string> {
  // Another version of the same file, in JSON or YAML, gives the same text; an overlay finds every schema by its name.
  const facts = yamlText(nameParts(withPathItems(factsOf(gathered.document))));
  const document = readDescription(facts, origin);
  return new Map([
    ["openapi.yaml", facts],
    ["source.json", `${JSON.stringify(recorded(document, gathered, origin, source, today), null, 2)}\n`],
  ]);
}

/** Refuses a description with something that no description may hold and that its overlay does not take away. */
export function refuseParts(vendor: string, origin: string, spec: string, overlay: string | undefined): void {
  const document = readDescription(spec, origin);
  const file = `specs/${vendor}/overlay.yaml`;
  const corrected =
    overlay === undefined ? document : overlayOutcome(document, readDocument(overlay, file), file).document;
  refuse(checkParts(corrected), origin, file);
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
