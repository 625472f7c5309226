import type { Operation as Row, Table } from "@x/core";
import { type Document, type Operation, operationsOf } from "../../src/description/document.ts";
import { pathOf } from "../../src/description/find-operation.ts";

/** A documented operation and the row that says how the SDK calls it. */
export interface Pair {
  readonly operation: Operation;
  readonly row: Row;
}

export interface Matched {
  readonly pairs: readonly Pair[];
  /** Documented operations without a row, as `GET /runs`. */
  readonly missing: readonly string[];
  /** Rows of no documented operation, by id. */
  readonly surplus: readonly string[];
}

/**
 * Brings the document and the table together by method and path, whatever the path's parameters are called; operations
 * that share both by the method that the document names.
 */
export function match(document: Document, table: Table): Matched {
  const rows = new Set(table);
  const pairs: Pair[] = [];
  const missing: string[] = [];
  for (const operation of operationsOf(document).filter(({ unsupported }) => !unsupported)) {
    const isRow = (row: Row) => routeOf(row) === routeOf(operation) && (operation.id ?? row.id) === row.id;
    const row = [...rows].find(isRow);
    if (row === undefined) {
      missing.push(routeOf(operation));
      continue;
    }
    rows.delete(row);
    pairs.push({ operation, row });
  }
  return { pairs, missing, surplus: [...rows].map(({ id }) => id) };
}

const routeOf = ({ method, path }: { readonly method: string; readonly path: string }) =>
  `${method} ${pathOf(path).replace(/\{[^}]+\}/g, "{}")}`;
