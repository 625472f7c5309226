import type { Document, Operation, Schema } from "../../description/document.ts";
import { createValidator } from "../../description/validator.ts";
import { valueAt, withAt } from "./dot-path.ts";
import type { Row } from "./rows.ts";

/** Makes values that are made up say that no page comes after them, as far as their schemas let them: what they link to is nowhere. */
export function lastPageBy(document: Document, rows: readonly Row[]) {
  const next = new Map(rows.map(({ method, path, pages }) => [routeOf({ method, path }), pages?.next]));
  const validate = createValidator(document, { of: "answers" });
  return (value: unknown, operation: Pick<Operation, "method" | "path">, schema: Schema): unknown => {
    const at = next.get(routeOf(operation));
    if (at === undefined || valueAt(value, at) === undefined) return value;
    const before = validate(schema, value).length;
    const ends = [null, undefined, ""].map((end) => withAt(value, at, end));
    return ends.find((each) => validate(schema, each).length <= before) ?? value;
  };
}

const routeOf = ({ method, path }: Pick<Operation, "method" | "path">) =>
  `${method} ${path.replace(/\{[^}]+\}/g, "{}")}`;
