import type { Schema } from "../../description/document.ts";
import type { Validate } from "../../description/validator.ts";

/** An object's fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** How much is wrong with a value, by the schema it should have. */
export type Wrongs = (value: unknown) => number;

export const wrongsBy =
  (validate: Validate, schema: Schema): Wrongs =>
  (value) =>
    validate(schema, value).length;

/** A copy with fields put in, each only where that makes nothing wrong. */
export const withFields = (base: Fields, fields: Fields, wrongs: Wrongs): Fields =>
  changed(base, Object.keys(fields), wrongs, (value, name) => ({ ...value, [name]: fields[name] }));

/** A copy with fields left out, each only where it may be absent. */
export const withoutFields = (base: Fields, names: readonly string[], wrongs: Wrongs): Fields =>
  changed(base, names, wrongs, (value, gone) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => name !== gone)),
  );

function changed(
  base: Fields,
  names: readonly string[],
  wrongs: Wrongs,
  change: (value: Fields, name: string) => Fields,
): Fields {
  let value = base;
  let before = wrongs(value);
  for (const name of names) {
    const next = change(value, name);
    const now = wrongs(next);
    if (now > before) continue;
    value = next;
    before = now;
  }
  return value;
}
