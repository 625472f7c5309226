import { generate } from "../../pipeline/generate.ts";
import { isObject, type JsonObject } from "../../pipeline/json/json.ts";
import { yamlText } from "../../pipeline/json/yaml-text.ts";
import { type NewPackage, newPackage } from "../../pipeline/package/package.ts";
import { type Proposal, proposeOverlay } from "../../pipeline/propose/propose.ts";
import { readDocument } from "../../pipeline/read/read.ts";
import type { Gathered } from "../gather.ts";
import { pullSpec } from "../pull-spec.ts";
import { filesOf } from "../vendor-files.ts";
import { mockManifest } from "./mock-manifest.ts";

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
  const pulled = pullSpec({ vendor: name, gathered, origin, source, today });
  const spec = pulled.get("openapi.yaml") ?? "";
  const proposal = proposalFor(readDocument(spec, `specs/${name}/openapi.yaml`), name);
  const written = { vendor: name, spec, overlay: proposal.text };
  const generated = generate(written);
  const document = JSON.parse(generated.files.get("openapi.json") ?? "{}") as JsonObject;
  const scaffold = newPackage({ ...generated, document });
  const specs = [...pulled, ["overlay.yaml", proposal.text] as const];
  const files = new Map([
    ...specs.map(([file, text]) => [`specs/${name}/${file}`, text] as const),
    ...filesOf(folder, written, generated),
    ...scaffold.files,
    ...mockManifest(folder, { add: name }),
    [`.changeset/add-${name}.md`, changeset(name)] as const,
  ]);
  return { files, generated, proposal, scaffold };
}

function proposalFor(facts: JsonObject, name: string): Proposal {
  const paths = isObject(facts.paths) ? facts.paths : {};
  if (Object.keys(paths).length > 0) return proposeOverlay(facts, { name });
  // An overlay has one action at least, also where webhooks are all there is.
  const actions = [{ target: "$.info", description: "Nothing was proposed: there is no operation.", update: {} }];
  const overlay = { overlay: "1.0.0", info: { title: `SDK hints for ${name}`, version: "1.0.0" }, actions } as const;
  return { overlay, text: yamlText(overlay), notes: [] };
}

const changeset = (name: string) =>
  `---\n"@x/${name}": minor\n"@x/mock": minor\n---\n\nThere is a package @x/${name}, and a mock of it.\n`;

function licenceOf({ info }: JsonObject): string {
  const licence = isObject(info) && isObject(info.license) ? info.license : {};
  const { name, identifier, url } = licence;
  const told = [name ?? identifier, url].filter((part) => typeof part === "string" && part !== "");
  return told.length === 0 ? "not stated in the description" : `as the description states: ${told.join(", ")}`;
}
