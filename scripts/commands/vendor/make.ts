import { generate } from "../../pipeline/generate.ts";
import { isObject, type JsonObject } from "../../pipeline/json/json.ts";
import { yamlText } from "../../pipeline/json/yaml-text.ts";
import { type NewPackage, newPackage } from "../../pipeline/package/package.ts";
import { type OverlayDocument, type Proposal, proposeOverlay } from "../../pipeline/propose/propose.ts";
import { readDescription } from "../../pipeline/read/read.ts";
import type { Gathered } from "../gather.ts";
import { pullSpec } from "../pull-spec.ts";
import { filesOf } from "../vendor-files.ts";
import type { FailedTest } from "./contract.ts";
import { mockManifest } from "./mock-manifest.ts";
import { redFile, redText, unconfirmedBy } from "./red.ts";

export interface Made {
  /** Texts by their paths from the root. */
  readonly files: ReadonlyMap<string, string>;
  readonly generated: ReturnType<typeof generate>;
  readonly proposal: Proposal;
  readonly scaffold: NewPackage;
}

/** Everything of a new vendor, as texts. */
export function make(folder: string, name: string, origin: string, gathered: Gathered): Made {
  const today = new Date().toISOString().slice(0, 10);
  const source = { licence: licenceOf(gathered.document) };
  const pulled = pullSpec({ gathered, origin, source, today });
  const spec = pulled.get("openapi.yaml") ?? "";
  const proposal = proposeOverlay(readDescription(spec, origin), { name });
  const { files: made, generated } = generateFrom(folder, name, spec, proposal.text);
  const document = JSON.parse(generated.files.get("openapi.json") ?? "{}") as JsonObject;
  const scaffold = newPackage({ ...generated, document });
  const files = new Map([
    ...[...pulled].map(([file, text]) => [`specs/${name}/${file}`, text] as const),
    ...made,
    ...scaffold.files,
    ...mockManifest(folder, { add: name }),
    [`.changeset/add-${name}.md`, changeset(name)] as const,
  ]);
  return { files, generated, proposal, scaffold };
}

/** The overlay, and what is generated with it. */
function generateFrom(folder: string, name: string, spec: string, overlay: string) {
  const source = { vendor: name, spec, overlay };
  const generated = generate(source);
  return {
    generated,
    files: new Map([[`specs/${name}/overlay.yaml`, overlay], ...filesOf(folder, source, generated)]),
  };
}

/** The files of a vendor with the tests that are red noted: in a list, and at the operations they are about. */
export function withRed(
  folder: string,
  name: string,
  { proposal, generated }: Made,
  files: ReadonlyMap<string, string>,
  failed: readonly FailedTest[],
): ReadonlyMap<string, string> {
  if (failed.length === 0) return files;
  const more = unconfirmedBy(failed, name, generated.model);
  const overlay = overlayText({ ...proposal.overlay, actions: [...proposal.overlay.actions, ...more] });
  const spec = files.get(`specs/${name}/openapi.yaml`) ?? "";
  const made = generateFrom(folder, name, spec, more.length > 0 ? overlay : proposal.text);
  return new Map([...files, ...made.files, [redFile(name), redText(failed)]]);
}

const overlayText = (overlay: OverlayDocument) =>
  `# yaml-language-server: $schema=../overlay.schema.json\n${yamlText(overlay)}`;

const changeset = (name: string) =>
  `---\n"@x/${name}": minor\n"@x/mock": minor\n---\n\nThere is a package @x/${name}, and a mock of it.\n`;

function licenceOf({ info }: JsonObject): string {
  const licence = isObject(info) && isObject(info.license) ? info.license : {};
  const { name, identifier, url } = licence;
  const told = [name ?? identifier, url].filter((part) => typeof part === "string" && part !== "");
  return told.length === 0 ? "not stated in the description" : `as the description states: ${told.join(", ")}`;
}
