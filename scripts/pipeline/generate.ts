import { apiOf } from "./api.ts";
import { check } from "./check.ts";
import { checkParts } from "./check-parts.ts";
import { emitApiMarkdown } from "./emit-api-md.ts";
import { emitClient } from "./emit-client.ts";
import { emitOpenApi } from "./emit-openapi.ts";
import { emitOperations } from "./emit-operations.ts";
import { emitSchema } from "./emit-schema.ts";
import { guard } from "./guard.ts";
import { inline } from "./inline.ts";
import { normalise } from "./normalise.ts";
import { overlaySteps } from "./overlay.ts";
import { refuse } from "./problem.ts";
import { readDescription, readDocument } from "./read.ts";
import { simplify } from "./simplify.ts";
import { headerOf } from "./stamp.ts";
import { upgrade } from "./upgrade.ts";

/** What a vendor's SDK is generated from. */
export interface Source {
  readonly vendor: string;
  /** The texts of openapi.yaml and overlay.yaml. */
  readonly spec: string;
  readonly overlay: string;
  /** Digest of the generator itself. */
  readonly generator: string;
}

export interface Generated {
  /** Texts by their paths in the vendor's package. */
  readonly files: ReadonlyMap<string, string>;
  readonly operations: number;
  readonly types: number;
}

/** Everything that is generated for a vendor, or an error that lists all that keeps it from being generated. */
export function generate({ vendor, spec, overlay, generator }: Source): Generated {
  const specFile = `specs/${vendor}/openapi.yaml`;
  const overlayFile = `specs/${vendor}/overlay.yaml`;

  const published = readDescription(spec, specFile);
  const corrected = applyOverlay(published, readDocument(overlay, overlayFile), overlayFile);
  refuse(checkParts(corrected), specFile, overlayFile);
  const described = simplify(inline(upgrade(corrected, specFile)));
  refuse(check(described, vendor), specFile, overlayFile);
  const document = normalise(described);
  const api = apiOf(document, vendor);

  const header = headerOf(vendor, spec, overlay, generator);
  const files = new Map([
    ["src/generated/schema.ts", emitSchema(document, header, specFile)],
    ["src/generated/operations.ts", emitOperations(api, header)],
    ["src/generated/client.ts", emitClient(api, header)],
    ["api.md", emitApiMarkdown(api, header)],
    ["openapi.json", emitOpenApi(corrected)],
  ]);
  for (const [path, text] of files) if (path.endsWith(".ts")) guard(text, `packages/${vendor}/${path}`);
  return {
    files,
    operations: api.groups.flatMap((group) => group.operations).length,
    types: api.types.length,
  };
}
