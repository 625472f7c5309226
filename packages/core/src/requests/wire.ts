import type { Operation, Style } from "../types/operation.ts";
import { bodyOf, type RawBody } from "./bodies.ts";
import { headerText, pathText, queryPairs } from "./styles.ts";

/** How values are written where that is not the usual way. A client takes it where its rows need it, so that others need not carry it. */
export interface Wire {
  pathText(style: Style, name: string, value: unknown): string;
  queryPairs(style: Style, name: string, value: unknown): readonly string[];
  headerText(style: Style, value: unknown): string;
  bodyOf(type: string, value: unknown, styles?: Operation["styles"]): RawBody | undefined;
}

/** Every style of OpenAPI's table, forms, files and texts. */
export const wire: Wire = { pathText, queryPairs, headerText, bodyOf };
