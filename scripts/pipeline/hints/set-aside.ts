import type { Document } from "../document/openapi.ts";
import { rowsOf } from "../document/rows.ts";
import { isObject, own } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import type { Finding } from "../problems/problem.ts";
import { schemaFindings } from "../problems/schema-findings.ts";
import { unsupportedHints } from "./schema.ts";

/** An operation that gets no method, and why. */
export interface Unsupported {
  readonly method: string;
  readonly path: string;
  readonly reason: string;
}

export interface SetAside {
  /** The document without them. */
  readonly document: Document;
  readonly unsupported: readonly Unsupported[];
  readonly findings: readonly Finding[];
}

/** Takes out the operations of which an overlay says that they are not supported: `x-sdk: { unsupported: "why" }`. */
export function setAside(document: Document): SetAside {
  const rows = rowsOf(document).flatMap((row) => {
    const hints = row.operation["x-sdk"];
    const reason = isObject(hints) ? own(hints, "unsupported") : undefined;
    return reason === undefined || !isObject(hints) ? [] : [{ ...row, hints, reason: String(reason) }];
  });
  if (rows.length === 0) return { document, unsupported: [], findings: [] };
  const gone = new Set(rows.map(({ operation }) => operation));
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const kept = Object.entries(item).filter(([, operation]) => !gone.has(operation));
    return [path, Object.fromEntries(kept)] as const;
  });
  return {
    document: { ...document, paths: Object.fromEntries(paths) },
    unsupported: rows.map(({ method, path, reason }) => ({ method: method.toUpperCase(), path, reason })),
    findings: rows.flatMap(({ hints, pointer }) => schemaFindings(unsupportedHints, hints, below(pointer, "x-sdk"))),
  };
}
