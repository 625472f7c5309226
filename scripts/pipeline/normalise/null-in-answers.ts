import { isList, isObject, type Json, type JsonObject, own } from "../json/json.ts";

/** Whether null only comes in answers: an overlay says `nullable: true` and `x-sdk: { nullable: answers }`. */
export function isNullInAnswers(schema: JsonObject): boolean {
  const hints = own(schema, "x-sdk");
  return isObject(hints) && hints.nullable === "answers";
}

/** The schema of OpenAPI 3.1 as requests have it: without null where only answers hold it. */
export function withoutAnswerNull(schema: JsonObject): JsonObject {
  if (!isNullInAnswers(schema)) return schema;
  const { type, enum: values, anyOf, ...rest } = schema;
  const members = isList(anyOf) ? anyOf.filter((member) => !isNullType(member)) : [];
  const [only, ...more] = members;
  return {
    ...rest,
    ...(type !== undefined && { type: single(isList(type) ? type.filter((one) => one !== "null") : [type]) }),
    ...(isList(values) && { enum: values.filter((value) => value !== null) }),
    ...(isObject(only) && (more.length === 0 ? only : { anyOf: members })),
  };
}

function isNullType(schema: Json): boolean {
  return isObject(schema) && schema.type === "null";
}

function single(types: readonly Json[]): Json {
  return types.length === 1 ? (types[0] as Json) : types;
}
