import type { Document } from "../document/openapi.ts";
import { checkHints, checkSchemaHints } from "../hints/check.ts";
import { rowsOf } from "../hints/rows.ts";
import type { Finding } from "../problems/problem.ts";
import { checkNames } from "./names.ts";
import { checkOperation } from "./operation.ts";
import { checkPages } from "./pages.ts";
import { checkRecord } from "./record.ts";
import { checkRun } from "./run.ts";

/** All that keeps a document from becoming a client, at once. */
export function check(document: Document, vendor: string): Finding[] {
  const rows = rowsOf(document);
  const hints = rows.flatMap(checkHints);
  const findings = [...hints, ...checkSchemaHints(document), ...rows.flatMap((row) => checkOperation(document, row))];
  if (rows.length === 0) findings.push({ pointer: "#/paths", what: "there is no operation" });
  // Plans name operations, so they are only looked at when every operation has a name.
  if (hints.length > 0) return findings;
  return [
    ...findings,
    ...checkNames(document, rows, vendor),
    ...rows.flatMap((row) => [
      ...checkPages(document, row),
      ...checkRecord(document, rows, row),
      ...checkRun(document, rows, row),
    ]),
  ];
}
