import type { Document } from "../../../scripts/pipeline/document/openapi.ts";
import { alternatives, schemasAt } from "../../../scripts/pipeline/document/schemas.ts";
import { sortedEntries } from "../../../scripts/pipeline/json/json.ts";
import type { Derived } from "../../../scripts/pipeline/model/model.ts";
import { typeText } from "../../../scripts/pipeline/model/type-text.ts";

export interface AnswerField {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly description: string;
}

/** The fields of an operation's answer, or of the items of a list; none where it is no object. */
export function answerFields(document: Document, { answer, hints: { pages } }: Derived): readonly AnswerField[] {
  const schemas = (answer?.schemas ?? []).flatMap((schema) => schemasAt(document, schema, pages?.items ?? "") ?? []);
  const shown =
    pages === undefined ? schemas : schemas.flatMap(({ items }) => (items ? alternatives(document, items) : []));
  const fields = shown.flatMap(({ properties = {}, required = [] }) =>
    sortedEntries(properties).map(([name, schema]): [string, AnswerField] => [
      name,
      {
        name,
        type: typeText(schema),
        optional: !required.includes(name),
        description: schema.description ?? "",
      },
    ]),
  );
  return [...new Map(fields).values()];
}
