import { check } from "./check/check.ts";
import { lint } from "./check/lint.ts";
import { type Corrections, correctionsOf } from "./docs/corrections.ts";
import { type Runs, runsOf } from "./docs/runs.ts";
import type { Document } from "./document/openapi.ts";
import { emitApiMarkdown } from "./emit/api-md.ts";
import { emitClient } from "./emit/client.ts";
import { guard } from "./emit/guard.ts";
import { emitOpenApi } from "./emit/openapi.ts";
import { emitOperations } from "./emit/operations.ts";
import { emitSchema } from "./emit/schema.ts";
import { headerOf } from "./emit/stamp.ts";
import { emitTable } from "./emit/table.ts";
import type { JsonObject } from "./json/json.ts";
import { apiOf } from "./model/model.ts";
import { inline } from "./normalise/inline.ts";
import { normalise } from "./normalise/normalise.ts";
import { simplify } from "./normalise/simplify.ts";
import { upgrade } from "./normalise/upgrade.ts";
import { overlaySteps } from "./overlay/apply.ts";
import { type Finding, refuse } from "./problems/problem.ts";
import { checkParts } from "./read/check-parts.ts";
import { readDescription, readDocument } from "./read/read.ts";

/** What a vendor's SDK is generated from. */
export interface Source {
  readonly vendor: string;
  /** The texts of openapi.yaml and overlay.yaml. */
  readonly spec: string;
  readonly overlay: string;
}

/** What documents that cover all vendors tell of one. */
export interface Overview {
  readonly corrections: Corrections;
  readonly runs: Runs;
}

export interface Generated extends Overview {
  /** Texts by their paths in the vendor's package. */
  readonly files: ReadonlyMap<string, string>;
  readonly operations: number;
  readonly types: number;
  /** What is worth a look, though it keeps nothing from being generated. */
  readonly warnings: readonly Finding[];
}

/** Everything that is generated for a vendor, or an error that lists all that keeps it from being generated. */
export function generate(source: Source): Generated {
  const { vendor, spec, overlay } = source;
  const { corrected, described, ...overview } = read(source);
  const document = normalise(described);
  const api = apiOf(document, vendor);

  const header = headerOf(vendor, spec, overlay);
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
}

/** A description after its corrections, as read and as checked. */
function read({ vendor, spec, overlay }: Source): Reading {
  const [specFile, overlayFile] = [specOf(vendor), overlayOf(vendor)];
  const published = readDescription(spec, specFile);
  const steps = overlaySteps(published, readDocument(overlay, overlayFile), overlayFile);
  const corrected = steps.at(-1)?.after ?? published;
  refuse(checkParts(corrected), specFile, overlayFile);
  const described = simplify(inline(upgrade(corrected, specFile)));
  refuse(check(described, vendor), specFile, overlayFile);
  const corrections = correctionsOf(vendor, steps);
  return { corrected, described, corrections, runs: runsOf(described, vendor, corrections.title) };
}

const specOf = (vendor: string) => `specs/${vendor}/openapi.yaml`;
const overlayOf = (vendor: string) => `specs/${vendor}/overlay.yaml`;
