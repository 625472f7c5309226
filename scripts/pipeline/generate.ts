import { lint } from "./check/lint.ts";
import { correct, derive, type Source, specOf } from "./derive.ts";
import { surfaceOf } from "./diff/surface.ts";
import type { Surface } from "./diff/surface-types.ts";
import { type Corrections, correctionsOf } from "./docs/corrections.ts";
import { type Runs, runsOf } from "./docs/runs.ts";
import { emitApiMarkdown } from "./emit/api-md.ts";
import { emitClient } from "./emit/client.ts";
import { guard } from "./emit/guard.ts";
import { emitOpenApi } from "./emit/openapi.ts";
import { emitOperations } from "./emit/operations.ts";
import { emitSchema } from "./emit/schema.ts";
import { headerOf } from "./emit/stamp.ts";
import { emitTypes } from "./emit/types.ts";
import type { Unsupported } from "./hints/set-aside.ts";
import type { JsonObject } from "./json/json.ts";
import { apiOf } from "./model/api.ts";
import type { Api } from "./model/api-types.ts";
import type { Model } from "./model/model.ts";
import { isThreeTwo } from "./normalise/from-three-two.ts";
import { upgrade } from "./normalise/upgrade.ts";
import type { Finding } from "./problems/problem.ts";
import type { LostText } from "./texts/apply.ts";

export type { Source } from "./derive.ts";

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
  /** What callers see of the client. */
  readonly surface: Surface;
  readonly model: Model;
  readonly api: Api;
  /** Our words that have no place in the description. */
  readonly lostTexts: readonly LostText[];
  /** What is worth a look, though it keeps nothing from being generated. */
  readonly warnings: readonly Finding[];
}

/** Everything that is generated for a vendor, or an error that lists all that keeps it from being generated. */
export function generate(source: Source): Generated {
  const { vendor, spec, overlay, texts = "" } = source;
  const { corrected, steps, ignored, specs, lostTexts } = correct(source);
  const { named, described, model, unsupported } = derive(source, corrected);
  const api = apiOf(model, vendor);

  const header = headerOf(vendor, spec, [overlay, ...specs.values(), texts].join(""));
  const files = new Map([
    ["src/generated/schema.ts", emitSchema(model.document, header, specOf(vendor))],
    ["src/generated/types.ts", emitTypes(api, header)],
    ["src/generated/client.ts", emitClient(api, header)],
    ["src/generated/operations.ts", emitOperations(api, header)],
    ["api.md", emitApiMarkdown(api, header, unsupported)],
    ["openapi.json", emitOpenApi(forOtherTools(named, specOf(vendor)))],
  ]);
  for (const [path, text] of files) if (path.endsWith(".ts")) guard(text, `packages/${vendor}/${path}`);
  return {
    files,
    specs,
    operations: model.operations.length,
    unsupported,
    types: api.types.length,
    corrections: correctionsOf(vendor, corrected, steps),
    surface: surfaceOf(model, api, described, named),
    model,
    api,
    lostTexts,
    warnings: [...ignored, ...lint(described, model)],
  };
}

/** Most tools read OpenAPI 3.0 and 3.1 only. */
function forOtherTools(document: JsonObject, file: string): JsonObject {
  return document.swagger === undefined && !isThreeTwo(document) ? document : upgrade(document, file);
}

/** What a vendor's overlay corrects, without generating anything. */
export function correctionsIn(source: Source): Corrections {
  const { corrected, steps } = correct(source);
  return correctionsOf(source.vendor, corrected, steps);
}

/** What a vendor's runs can come to, without generating anything. */
export function runsIn(source: Source): Runs {
  return runsOf(derive(source, correct(source).corrected).model, source.vendor);
}
