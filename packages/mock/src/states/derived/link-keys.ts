import type { Operation, Parameter } from "../../description/document.ts";
import { LINK_KEY, pagingByLink } from "./paging-by-name.ts";
import type { Row } from "./rows.ts";

/** Operations that take the key which the mock's links have, where a list goes on by links and takes none itself. */
export function withLinkKeys(operations: readonly Operation[], rows: readonly Row[]): readonly Operation[] {
  const linked = new Set(rows.filter(({ pages }) => pages?.style === "link").map(routeOf));
  if (linked.size === 0) return operations;
  return operations.map((operation) => {
    const names = operation.parameters.filter((each) => each.in === "query").map(({ name }) => name);
    const isOwn = linked.has(routeOf(operation)) && pagingByLink(names, "").page === LINK_KEY;
    return isOwn ? { ...operation, parameters: [...operation.parameters, key] } : operation;
  });
}

const key: Parameter = { name: LINK_KEY, in: "query", schema: { type: "integer", minimum: 1 } };

const routeOf = ({ method, path }: Pick<Operation, "method" | "path">) =>
  `${method} ${path.replace(/\{[^}]+\}/g, "{}")}`;
