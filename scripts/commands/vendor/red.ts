import type { JsonObject } from "../../pipeline/json/json.ts";
import type { Model } from "../../pipeline/model/model.ts";
import type { Action } from "../../pipeline/overlay/apply.ts";
import { jsonPath } from "../../pipeline/text/json-path.ts";
import { cleanLine } from "../../pipeline/text/safe-text.ts";
import type { FailedTest } from "./contract.ts";

export const redFile = (vendor: string) => `packages/mock/test/contract/red/${vendor}.txt`;

/** The list of contract tests that are known to be red, as the mock's tests read it. */
export function redText(failed: readonly FailedTest[]): string {
  return failed.map(({ name, why }) => `${cleanLine(name)}\n  ${cleanLine(why)}\n`).join("");
}

/** What an overlay says of operations whose calls or answers are not as described, so that no method looks right that is not. */
export function unconfirmedBy(failed: readonly FailedTest[], vendor: string, model: Model): readonly Action[] {
  return model.operations.flatMap(({ id, method, path, pointer, hints }): Action[] => {
    const route = ` at ${vendor} ${method.toUpperCase()} ${path} answers `;
    const found = failed.find(({ name }) => isAbout(name, `${vendor} ${id} `) || name.includes(route));
    if (found === undefined || hints.unconfirmed !== undefined) return [];
    const update = { "x-sdk": { unconfirmed: `Its contract test is red: ${cleanLine(found.why).slice(0, 150)}` } };
    const description =
      "Proposed: a contract test of the operation is red; see the list in packages/mock/test/contract/red.";
    return [{ target: jsonPath(pointer), description, update: update as JsonObject }];
  });
}

/** The title of a test ends a long name in an ellipsis. */
function isAbout(title: string, beginning: string): boolean {
  const [start = "", rest] = title.split("…");
  return title.startsWith(beginning) || (rest !== undefined && start !== "" && beginning.startsWith(start));
}
