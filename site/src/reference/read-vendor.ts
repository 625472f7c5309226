import { readSource } from "../../../scripts/commands/workspace.ts";
import { correct, derive } from "../../../scripts/pipeline/derive.ts";
import { type Runs, runsOf } from "../../../scripts/pipeline/docs/runs.ts";
import type { Unsupported } from "../../../scripts/pipeline/hints/set-aside.ts";
import { apiOf } from "../../../scripts/pipeline/model/api.ts";
import type { Api } from "../../../scripts/pipeline/model/api-types.ts";
import type { Model } from "../../../scripts/pipeline/model/model.ts";
import { type Published, readPublished } from "./published.ts";
import { type Reasons, reasonsIn } from "./reasons.ts";

/** A vendor's SDK as the generator knows it. */
export interface Vendor {
  readonly name: string;
  readonly api: Api;
  readonly model: Model;
  readonly runs: Runs;
  /** The operations that have no method. */
  readonly unsupported: readonly Unsupported[];
  readonly published: Published;
  /** Why the overlay says what it says of an operation. */
  readonly reasons: Reasons;
}

export function readVendor(root: string, name: string): Vendor {
  const source = readSource(root, name);
  const { corrected, steps } = correct(source);
  const { model, unsupported } = derive(source, corrected);
  return {
    name,
    api: apiOf(model, name),
    model,
    runs: runsOf(model, name),
    unsupported,
    published: readPublished(root, name),
    reasons: reasonsIn(steps),
  };
}
