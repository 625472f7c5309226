import { type Document, resolve, type Schema } from "./document.ts";

/**
 * A schema that is closed as a whole. In a combination, `additionalProperties: false` of a part or beside the parts would
 * refuse the fields of the others, and with that every value: what is meant is that there are no fields but those of all.
 */
export function closedAsWhole(document: Document, schema: Schema): Schema {
  if (!isCombined(schema) || !closes(document, schema)) return schema;
  return { ...opened(schema), unevaluatedProperties: false };
}

/** A schema as a part of another, which is closed where it is put together. */
export function opened(schema: Schema): Schema {
  const { additionalProperties, unevaluatedProperties, ...rest } = schema;
  return {
    ...rest,
    ...(additionalProperties !== undefined && (additionalProperties as unknown) !== false && { additionalProperties }),
    ...(unevaluatedProperties !== undefined && unevaluatedProperties !== false && { unevaluatedProperties }),
    ...(rest.allOf && { allOf: rest.allOf.map(opened) }),
  };
}

/** A reference is a combination too: what it leads to may be a part elsewhere, and is then open by itself. */
const isCombined = ({ $ref, allOf }: Schema): boolean => $ref !== undefined || (allOf?.length ?? 0) > 0;

/** Whether a schema, or a part that has to hold, allows no fields but its own. */
function closes(document: Document, schema: Schema, seen: readonly Schema[] = []): boolean {
  const own = resolve<Schema>(document, schema);
  if (seen.includes(own)) return false;
  const isClosed = ({ additionalProperties, unevaluatedProperties }: Schema) =>
    (additionalProperties as unknown) === false || unevaluatedProperties === false;
  return isClosed(schema) || isClosed(own) || (own.allOf ?? []).some((part) => closes(document, part, [...seen, own]));
}
