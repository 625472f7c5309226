import type { Document } from "../document/openapi.ts";
import { checkHints } from "../hints/check.ts";
import { type Derived, type Model, modelOf } from "../model/model.ts";
import { normalise } from "../normalise/normalise.ts";
import type { Finding } from "../problems/problem.ts";
import { checkNames } from "./names.ts";
import { checkOperation } from "./operation.ts";
import { checkPages } from "./pages.ts";
import { checkRecord } from "./record.ts";
import { checkRun } from "./run.ts";

/** A document in its one form, each operation derived, with all that keeps it from becoming a client. */
export function check(document: Document, vendor: string): { readonly model: Model; readonly findings: Finding[] } {
  const hints = checkHints(document);
  // Plans name operations, so they are only looked at when every operation has a name.
  if (hints.length > 0) {
    const model = modelOf(document);
    return { model, findings: [...hints, ...model.operations.flatMap((one) => checkOperation(document, one))] };
  }
  const names = checkNames(document, vendor);
  const model = modelOf(names.length > 0 ? document : normalise(document));
  return { model, findings: [...names, ...model.operations.flatMap((one) => checkDerived(model, one))] };
}

/** What keeps one operation and its plans from becoming a method. */
export function checkDerived(model: Model, one: Derived): Finding[] {
  return [
    ...checkOperation(model.document, one),
    ...checkPages(model, one),
    ...checkRecord(model, one),
    ...checkRun(model, one),
  ];
}
