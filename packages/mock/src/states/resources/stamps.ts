import type { Described } from "./answers.ts";
import { type Fields, type Wrongs, withFields } from "./fields.ts";

const stamps = { made: /^(created|updated)_?at$/i, changed: /^updated_?at$/i } as const;

/** The item with the present time where its own fields say when it was made or changed. */
export function stamped({ now }: Described, value: Fields, what: keyof typeof stamps, wrongs: Wrongs): Fields {
  const times = Object.keys(value)
    .filter((name) => stamps[what].test(name))
    .map((name) => [name, typeof value[name] === "number" ? now() : new Date(now()).toISOString()]);
  return withFields(value, Object.fromEntries(times), wrongs);
}
