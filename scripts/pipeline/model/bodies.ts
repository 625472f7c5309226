import { kindsOf } from "../document/kinds.ts";
import type { Document, Operation, RequestBody, Schema } from "../document/openapi.ts";
import { resolve } from "../document/schemas.ts";
import { inOrder, sortedEntries } from "../json/json.ts";
import type { BodyField } from "./body-field.ts";
import { formFields } from "./forms.ts";
import { bareType, isForm, isJson, isText } from "./media.ts";

/** How a request body becomes inputs: its fields, or the one input `body`. */
export type Body = Sent &
  (
    | {
        readonly kind: "fields" | "optional";
        readonly fields: readonly BodyField[];
        readonly choice?: Choice;
      }
    | {
        readonly kind: "whole";
        readonly schema: Schema;
        readonly required: boolean;
        readonly raw?: "text" | "bytes";
      }
  );

interface Sent {
  /** The media type it goes as, where that is not `application/json`. */
  readonly sends?: string;
  /** Why it cannot be sent. */
  readonly wrong?: string;
}

/** Sets of fields of which one must be given whole: exactly one, or at least one. */
export interface Choice {
  readonly exactlyOne: boolean;
  readonly sets: readonly (readonly string[])[];
}

export function bodyOf(document: Document, operation: Operation): Body | undefined {
  const body = operation.requestBody;
  if (body === undefined) return undefined;
  const required = body.required === true;
  const type = sentAs(document, body.content);
  const media = body.content[type] ?? {};
  const schema = media.schema ?? {};
  const sends = type === "" || bareType(type) === "application/json" ? {} : { sends: type };
  if (type === "*/*") return { kind: "whole", schema, required, wrong: "a request body of any type: say which it is" };
  if (type !== "" && !isJson(type) && !isForm(type)) {
    return { kind: "whole", schema, required, sends: type, raw: isText(type) ? "text" : "bytes" };
  }
  const object = objectOf(document, schema);
  if (object === undefined) {
    const wrong = isForm(type) ? { wrong: `a form (${type}) must be an object with known fields` } : {};
    return { kind: "whole", schema, required, ...sends, ...wrong };
  }
  const fields = fieldsOf(object, required);
  const choice = choiceOf(resolve(document, schema));
  return {
    kind: required ? "fields" : "optional",
    ...(isForm(type) ? formFields(document, type, fields, media) : { fields }),
    ...sends,
    ...(choice && required && { choice }),
  };
}

/** Of several media types the one that goes: JSON, a form, text, bytes. What is any type is JSON where it has fields. */
function sentAs(document: Document, content: RequestBody["content"]): string {
  const types = Object.keys(content);
  const any = types.find((type) => type === "*/*" && kindsOf(document, content[type]?.schema ?? {}).object);
  if (any !== undefined) return "";
  const [first = ""] = types;
  const json = types.find((type) => bareType(type) === "application/json") ?? types.find(isJson);
  const form = types.find((type) => bareType(type) === "multipart/form-data") ?? types.find(isForm);
  return json ?? form ?? types.find(isText) ?? first;
}

/** Required fields first, then by name. */
function fieldsOf(object: Schema, bodyRequired: boolean): readonly BodyField[] {
  const fields = sortedEntries(object.properties ?? {})
    .filter(([, schema]) => schema.readOnly !== true)
    .map(([name, schema]) => ({
      name,
      schema,
      required: bodyRequired && (object.required?.includes(name) ?? false),
    }));
  return fields.toSorted((left, right) => Number(right.required) - Number(left.required));
}

/** A schema as an object with known fields and no others, members of `allOf` taken together. */
function objectOf(
  document: Document,
  schema: Schema,
  known = new Map<Schema, Schema | undefined>(),
): Schema | undefined {
  const resolved = resolve(document, schema);
  // In a circle nothing is known yet; of several ways to a schema only the first is gone.
  if (!known.has(resolved)) known.set(resolved, undefined).set(resolved, objectFrom(document, resolved, known));
  return known.get(resolved);
}

function objectFrom(document: Document, resolved: Schema, known: Map<Schema, Schema | undefined>): Schema | undefined {
  const { properties, required = [], type = "object", additionalProperties, allOf = [], anyOf, oneOf } = resolved;
  const isOpen = additionalProperties !== undefined && additionalProperties !== false;
  const isChosen = (anyOf ?? oneOf) !== undefined && choiceOf(resolved) === undefined;
  if (type !== "object" || isOpen || isChosen) return undefined;
  if (properties === undefined && allOf.length === 0 && required.length === 0) return undefined;
  const members = allOf.map((member) => objectOf(document, member, known));
  if (members.some((member) => member === undefined)) return undefined;
  return {
    properties: Object.fromEntries([...members, resolved].flatMap((one) => Object.entries(one?.properties ?? {}))),
    required: [...new Set([...members.flatMap((member) => member?.required ?? []), ...required])],
  };
}

/** Alternatives that do nothing but require fields of the object they belong to. */
function choiceOf({ oneOf, anyOf, properties = {} }: Schema): Choice | undefined {
  const members = oneOf ?? anyOf;
  if (members === undefined || (oneOf && anyOf)) return undefined;
  const sets = members.map((member) => {
    const own = Object.keys(member.properties ?? {});
    const onlyRequires = Object.keys(member).every((key) =>
      ["required", "type", "properties", "description"].includes(key),
    );
    const known = own.every((name) => Object.hasOwn(properties, name) && member.required?.includes(name));
    return onlyRequires && known ? (member.required ?? []) : [];
  });
  if (sets.length === 0 || sets.some((set) => set.length === 0)) return undefined;
  return { exactlyOne: oneOf !== undefined, sets: sets.map((set) => set.toSorted(inOrder)) };
}
