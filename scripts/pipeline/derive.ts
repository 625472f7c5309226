import { check } from "./check/check.ts";
import type { Document } from "./document/openapi.ts";
import { readFieldTable } from "./fields/field-table.ts";
import { fieldsOverlay, fieldsOverlayText } from "./fields/fields-overlay.ts";
import { setAside, type Unsupported } from "./hints/set-aside.ts";
import type { JsonObject } from "./json/json.ts";
import type { Model } from "./model/model.ts";
import { operationsBeyondThreeOne } from "./normalise/from-three-two.ts";
import { inline } from "./normalise/inline.ts";
import { nameParts } from "./normalise/name-parts.ts";
import { simplify } from "./normalise/simplify.ts";
import { upgrade } from "./normalise/upgrade.ts";
import { applyOverlay, type Step } from "./overlay/apply.ts";
import { type Finding, refuse } from "./problems/problem.ts";
import { checkParts } from "./read/check-parts.ts";
import { withoutOwnExtensions } from "./read/own-extensions.ts";
import { readDescription, readDocument } from "./read/read.ts";
import { type LostText, withTexts } from "./texts/apply.ts";
import { readTexts } from "./texts/texts.ts";

/** What a vendor's SDK is generated from. */
export interface Source {
  readonly vendor: string;
  /** The texts of openapi.yaml and overlay.yaml. */
  readonly spec: string;
  readonly overlay: string;
  /** The text of texts.yaml, where there is one. */
  readonly texts?: string;
  /** The text of fields.tsv, where the fields of the server's own types are known. */
  readonly fields?: string;
}

export interface Corrected {
  readonly published: JsonObject;
  readonly corrected: JsonObject;
  readonly steps: readonly Step[];
  /** Texts by their paths in the vendor's folder of descriptions. */
  readonly specs: ReadonlyMap<string, string>;
  readonly lostTexts: readonly LostText[];
  /** What the published file says and has no say in. */
  readonly ignored: readonly Finding[];
}

/** Our words come first, then what the table of fields corrects, so that the overlay has the last word. */
export function correct(source: Source): Corrected {
  const { vendor, overlay } = source;
  const { completed, steps, ...rest } = complete(source);
  const { document, steps: own } = applyOverlay(completed, readDocument(overlay, overlayOf(vendor)), overlayOf(vendor));
  return { ...rest, corrected: document, steps: [...steps, ...own] };
}

interface Completed extends Omit<Corrected, "corrected"> {
  /** The published description with what the table of fields adds by these steps. */
  readonly completed: JsonObject;
}

/** A description with our words and with what the table of fields knows, before the overlay. */
export function complete({ vendor, spec, texts, fields }: Omit<Source, "overlay">): Completed {
  const read = readDescription(spec, specOf(vendor));
  const facts = withoutOwnExtensions(read);
  const ignored =
    facts === read ? [] : [{ pointer: "#", what: "its x-sdk is ignored: hints count only from the overlay" }];
  const worded = texts === undefined ? undefined : withTexts(facts, readTexts(texts, textsFileOf(vendor)));
  const { document: published, lost: lostTexts } = worded ?? { document: facts, lost: [] };
  const table = fields === undefined ? undefined : fieldsOverlay(published, readFieldTable(fields, fieldsOf(vendor)));
  const added = table === undefined ? undefined : applyOverlay(published, table, fieldsOf(vendor));
  const { document: completed, steps } = added ?? { document: published, steps: [] };
  const specs = new Map(table && [["fields.overlay.yaml", fieldsOverlayText(table)]]);
  return { published, completed, steps, specs, lostTexts, ignored };
}

export interface Derivation {
  /** Every part that is referred to a schema of its own. */
  readonly named: JsonObject;
  /** Its references followed, its names still those of the vendor. */
  readonly described: Document;
  readonly model: Model;
  /** The operations that get no method. */
  readonly unsupported: readonly Unsupported[];
}

/** A corrected description with every operation derived, once nothing is wrong with it. */
export function derive({ vendor }: Source, corrected: JsonObject): Derivation {
  const [specFile, overlayFile] = [specOf(vendor), overlayOf(vendor)];
  refuse(checkParts(corrected), specFile, overlayFile);
  const named = nameParts(corrected);
  const aside = setAside(simplify(inline(upgrade(named, specFile))));
  const unsupported = [...operationsBeyondThreeOne(named), ...aside.unsupported];
  const { model, findings } = check(aside.document, vendor);
  const isEmpty = unsupported.length === 0 && named.webhooks === undefined && model.operations.length === 0;
  const none = isEmpty ? [{ pointer: "#/paths", what: "there is no operation" }] : [];
  refuse([...none, ...aside.findings, ...findings], specFile, overlayFile);
  return { named, described: aside.document, model, unsupported };
}

export const specOf = (vendor: string) => `specs/${vendor}/openapi.yaml`;
export const overlayOf = (vendor: string) => `specs/${vendor}/overlay.yaml`;
export const textsFileOf = (vendor: string) => `specs/${vendor}/texts.yaml`;
const fieldsOf = (vendor: string) => `specs/${vendor}/fields.tsv`;
