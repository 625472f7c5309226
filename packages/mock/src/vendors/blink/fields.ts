import { Refusal } from "../../states/refusal.ts";
import { slug } from "./slug.ts";

/** A field of a table. */
export interface Field {
  readonly id: string;
  readonly name: string;
  readonly display_name: string;
  readonly type: string;
  readonly description: string;
  readonly attributes: Attributes;
}

type Attributes = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, unknown>>;

/** Adds the field a request describes; its name is the server's. */
export function addField(fields: Map<string, Field>, body: Fields, id: string): Field {
  const { display_name, type, description = "", attributes = {} } = body as Partial<Field>;
  const name = slug(String(display_name));
  if (fields.has(name)) throw new Refusal(400, `there is a field ${name} already`);
  checkAttributes(String(type), attributes, [...fields.values()]);
  const field = { id, name, display_name: String(display_name), type: String(type), description, attributes };
  fields.set(name, field);
  return field;
}

/** Replaces all of a field but its type: what is left out is gone. */
export function replaceField(fields: Map<string, Field>, field: Field, body: Fields): Field {
  const { display_name, type, description = "", attributes = {} } = body as Partial<Field>;
  if (type !== field.type) throw new Refusal(400, `the field is a ${field.type}, which cannot change`);
  const others = [...fields.values()].filter(({ id }) => id !== field.id);
  checkAttributes(field.type, attributes, others);
  const { system, protected: kept } = field.attributes;
  const own = { ...(system !== undefined && { system }), ...(kept !== undefined && { protected: kept }) };
  const now = { ...field, display_name: String(display_name), description, attributes: { ...attributes, ...own } };
  fields.set(field.name, now);
  return now;
}

export function removeField(fields: Map<string, Field>, { name, attributes }: Field): void {
  if (attributes.system || attributes.protected) throw new Refusal(400, `the field ${name} cannot be removed`);
  fields.delete(name);
}

/** The table a field refers to. */
export const referredBy = ({ attributes }: Pick<Field, "attributes">): string | undefined =>
  (attributes.table_reference as { readonly table_name?: string } | undefined)?.table_name;

function checkAttributes(type: string, attributes: Attributes, others: readonly Field[]): void {
  const { options } = attributes as { readonly options?: readonly unknown[] };
  if (type.endsWith("-select") && !options?.length) throw new Refusal(400, `a ${type} needs options`);
  if (type !== "reference") return;
  const target = referredBy({ attributes });
  if (target === undefined) throw new Refusal(400, "a reference needs a table_reference");
  if (others.some((other) => referredBy(other) === target)) {
    throw new Refusal(400, `another field refers to ${target} already`);
  }
}

/** The five fields every table has. */
export const systemFields = (nextId: () => string): readonly Field[] =>
  [
    ["id", "ID", "sys-id"],
    ["created_at", "Created at", "sys-time"],
    ["created_by", "Created by", "sys-record-modifier"],
    ["updated_at", "Updated at", "sys-time"],
    ["updated_by", "Updated by", "sys-record-modifier"],
  ].map(([name = "", display_name = "", type = ""]) => ({
    ...{ id: nextId(), name, display_name, type, description: "" },
    attributes: { system: true, protected: true },
  }));
