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
import { emitTypes } from "./emit/types.ts";
import { readFieldTable } from "./fields/field-table.ts";
import { fieldsOverlay, fieldsOverlayText } from "./fields/fields-overlay.ts";
import { setAside, type Unsupported } from "./hints/set-aside.ts";
import type { JsonObject } from "./json/json.ts";
import { apiOf } from "./model/api.ts";
import type { Model } from "./model/model.ts";
import { inline } from "./normalise/inline.ts";
import { simplify } from "./normalise/simplify.ts";
import { upgrade } from "./normalise/upgrade.ts";
import { overlaySteps, type Step } from "./overlay/apply.ts";
import { type Finding, refuse } from "./problems/problem.ts";
import { checkParts } from "./read/check-parts.ts";
import { withoutOwnExtensions } from "./read/own-extensions.ts";
import { readDescription, readDocument } from "./read/read.ts";

/** What a vendor's SDK is generated from. */
export interface Source {
  readonly vendor: string;
  /** The texts of openapi.yaml and overlay.yaml. */
  readonly spec: string;
  readonly overlay: string;
  /** The text of fields.tsv, where the fields of the server's own types are known. */
  readonly fields?: string;
}

export interface Generated {
  /** Texts by their paths in the vendor's package. */
  readonly files: ReadonlyMap<string, string>;
  /** Texts by their paths in the vendor's folder of descriptions. */
  readonly specs: ReadonlyMap<string, string>;
  readonly operations: number;
  /** The operations that get no method. */
  readonly unsupported: readonly Unsupported[];
  readonly types: number;
  readonly corrections: Corrections;
  /** What is worth a look, though it keeps nothing from being generated. */
  readonly warnings: readonly Finding[];
}

/** Everything that is generated for a vendor, or an error that lists all that keeps it from being generated. */
export function generate(source: Source): Generated {
  const { vendor, spec, overlay } = source;
  const { published, steps, ignored, specs } = correct(source);
  const { corrected, described, model, unsupported } = derive(source, published, steps);
  const api = apiOf(model, vendor);

  const header = headerOf(vendor, spec, [overlay, ...specs.values()].join(""));
  const files = new Map([
    ["src/generated/schema.ts", emitSchema(model.document, header, specOf(vendor))],
    ["src/generated/types.ts", emitTypes(api, header)],
    ["src/generated/client.ts", emitClient(api, header)],
    ["src/generated/operations.ts", emitOperations(api, header)],
    ["api.md", emitApiMarkdown(api, header, unsupported)],
    ["openapi.json", emitOpenApi(corrected.swagger === undefined ? corrected : upgrade(corrected, specOf(vendor)))],
  ]);
  for (const [path, text] of files) if (path.endsWith(".ts")) guard(text, `packages/${vendor}/${path}`);
  return {
    files,
    specs,
    operations: model.operations.length,
    unsupported,
    types: api.types.length,
    corrections: correctionsOf(vendor, steps),
    warnings: [...ignored, ...lint(described, model)],
  };
}

/** What a vendor's overlay corrects, without generating anything. */
export function correctionsIn(source: Source): Corrections {
  return correctionsOf(source.vendor, correct(source).steps);
}

/** What a vendor's runs can come to, without generating anything. */
export function runsIn(source: Source): Runs {
  const { published, steps } = correct(source);
  return runsOf(derive(source, published, steps).model, source.vendor);
}

interface Corrected {
  readonly published: JsonObject;
  readonly steps: readonly Step[];
  /** What the published file says and has no say in. */
  readonly ignored: readonly Finding[];
  /** Texts by their paths in the vendor's folder of descriptions. */
  readonly specs: ReadonlyMap<string, string>;
}

/** What the table of fields corrects comes first, so that the overlay has the last word. */
function correct({ vendor, spec, overlay, fields }: Source): Corrected {
  const read = readDescription(spec, specOf(vendor));
  const published = withoutOwnExtensions(read);
  const table = fields === undefined ? undefined : fieldsOverlay(published, readFieldTable(fields, fieldsOf(vendor)));
  const first = table === undefined ? [] : overlaySteps(published, table, fieldsOf(vendor));
  const complete = first.at(-1)?.after ?? published;
  const steps = [...first, ...overlaySteps(complete, readDocument(overlay, overlayOf(vendor)), overlayOf(vendor))];
  const ignored =
    published === read ? [] : [{ pointer: "#", what: "its x-sdk is ignored: hints count only from the overlay" }];
  return { published, steps, ignored, specs: new Map(table && [["fields.overlay.yaml", fieldsOverlayText(table)]]) };
}

interface Derivation {
  readonly corrected: JsonObject;
  /** Its references followed, its names still those of the vendor. */
  readonly described: Document;
  readonly model: Model;
  readonly unsupported: readonly Unsupported[];
}

/** A corrected description with every operation derived, once nothing is wrong with it. */
function derive({ vendor }: Source, published: JsonObject, steps: readonly Step[]): Derivation {
  const [specFile, overlayFile] = [specOf(vendor), overlayOf(vendor)];
  const corrected = steps.at(-1)?.after ?? published;
  refuse(checkParts(corrected), specFile, overlayFile);
  const aside = setAside(simplify(inline(upgrade(corrected, specFile))));
  const { model, findings } = check(aside.document, vendor);
  const isEmpty = aside.unsupported.length === 0 && corrected.webhooks === undefined && model.operations.length === 0;
  const none = isEmpty ? [{ pointer: "#/paths", what: "there is no operation" }] : [];
  refuse([...none, ...aside.findings, ...findings], specFile, overlayFile);
  return { corrected, described: aside.document, model, unsupported: aside.unsupported };
}

const specOf = (vendor: string) => `specs/${vendor}/openapi.yaml`;
const overlayOf = (vendor: string) => `specs/${vendor}/overlay.yaml`;
const fieldsOf = (vendor: string) => `specs/${vendor}/fields.tsv`;
