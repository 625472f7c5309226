import { apiOf } from "./api.ts";
import { check } from "./check.ts";
import { checkParts } from "./check-parts.ts";
import { type Corrections, correctionsOf } from "./corrections.ts";
import { emitApiMarkdown } from "./emit-api-md.ts";
import { emitClient } from "./emit-client.ts";
import { emitOpenApi } from "./emit-openapi.ts";
import { emitOperations } from "./emit-operations.ts";
import { emitSchema } from "./emit-schema.ts";
import { emitTable } from "./emit-table.ts";
import { readFieldTable } from "./fields/field-table.ts";
import { fieldsOverlay, fieldsOverlayText } from "./fields/fields-overlay.ts";
import { guard } from "./guard.ts";
import { inline } from "./inline.ts";
import type { JsonObject } from "./json.ts";
import { lint } from "./lint.ts";
import { normalise } from "./normalise.ts";
import type { Document } from "./openapi.ts";
import { overlaySteps } from "./overlay.ts";
import { type Finding, refuse } from "./problem.ts";
import { readDescription, readDocument } from "./read.ts";
import { type Runs, runsOf } from "./runs.ts";
import { simplify } from "./simplify.ts";
import { headerOf } from "./stamp.ts";
import { upgrade } from "./upgrade.ts";

/** What a vendor's SDK is generated from. */
export interface Source {
  readonly vendor: string;
  /** The texts of openapi.yaml and overlay.yaml. */
  readonly spec: string;
  readonly overlay: string;
  /** The text of fields.tsv, where the fields of the server's own types are known. */
  readonly fields?: string;
  /** Digest of the generator itself. */
  readonly generator: string;
}

/** What documents that cover all vendors tell of one. */
export interface Overview {
  readonly corrections: Corrections;
  readonly runs: Runs;
}

export interface Generated extends Overview {
  /** Texts by their paths in the vendor's package. */
  readonly files: ReadonlyMap<string, string>;
  /** Texts by their paths in the vendor's folder of descriptions. */
  readonly specs: ReadonlyMap<string, string>;
  readonly operations: number;
  readonly types: number;
  /** What is worth a look, though it keeps nothing from being generated. */
  readonly warnings: readonly Finding[];
}

/** Everything that is generated for a vendor, or an error that lists all that keeps it from being generated. */
export function generate(source: Source): Generated {
  const { vendor, spec, overlay, generator } = source;
  const { corrected, described, specs, ...overview } = read(source);
  const document = normalise(described);
  const api = apiOf(document, vendor);

  const header = headerOf(vendor, spec, [overlay, ...specs.values()].join(""), generator);
  const files = new Map([
    ["src/generated/schema.ts", emitSchema(document, header, specOf(vendor))],
    ["src/generated/operations.ts", emitOperations(api, header)],
    ["src/generated/table.ts", emitTable(api, header)],
    ["src/generated/client.ts", emitClient(api, header)],
    ["api.md", emitApiMarkdown(api, header)],
    ["openapi.json", emitOpenApi(corrected)],
  ]);
  for (const [path, text] of files) if (path.endsWith(".ts")) guard(text, `packages/${vendor}/${path}`);
  return {
    ...overview,
    files,
    specs,
    operations: api.groups.flatMap((group) => group.operations).length,
    types: api.types.length,
    warnings: lint(described),
  };
}

/** The same overview without generating anything. */
export function overviewOf(source: Source): Overview {
  const { corrections, runs } = read(source);
  return { corrections, runs };
}

interface Reading extends Overview {
  readonly corrected: JsonObject;
  readonly described: Document;
  readonly specs: ReadonlyMap<string, string>;
}

/** A description after its corrections, as read and as checked. */
function read({ vendor, spec, overlay, fields }: Source): Reading {
  const [specFile, overlayFile] = [specOf(vendor), overlayOf(vendor)];
  const published = readDescription(spec, specFile);
  const table = fields === undefined ? undefined : fieldsOverlay(published, readFieldTable(fields, fieldsOf(vendor)));
  const first = table === undefined ? [] : overlaySteps(published, table, fieldsOf(vendor));
  const complete = first.at(-1)?.after ?? published;
  const steps = [...first, ...overlaySteps(complete, readDocument(overlay, overlayFile), overlayFile)];
  const corrected = steps.at(-1)?.after ?? published;
  refuse(checkParts(corrected), specFile, overlayFile);
  const described = simplify(inline(upgrade(corrected, specFile)));
  refuse(check(described, vendor), specFile, overlayFile);
  const corrections = correctionsOf(vendor, steps);
  const specs = new Map(table && [["fields.overlay.yaml", fieldsOverlayText(table)]]);
  return { corrected, described, specs, corrections, runs: runsOf(described, vendor, corrections.title) };
}

const specOf = (vendor: string) => `specs/${vendor}/openapi.yaml`;
const overlayOf = (vendor: string) => `specs/${vendor}/overlay.yaml`;
const fieldsOf = (vendor: string) => `specs/${vendor}/fields.tsv`;
