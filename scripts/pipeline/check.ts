import { checkHints, checkSchemaHints } from "./check-hints.ts";
import { checkNames } from "./check-names.ts";
import { checkOperation } from "./check-operation.ts";
import { checkPages } from "./check-pages.ts";
import { checkRecord } from "./check-record.ts";
import { checkRun } from "./check-run.ts";
import type { Document } from "./openapi.ts";
import type { Finding } from "./problem.ts";
import { rowsOf } from "./rows.ts";

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
