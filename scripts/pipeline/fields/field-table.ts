import { problemIn } from "../problems/problem.ts";

/** A field of one of a Go server's own types. */
export interface GoField {
  readonly name: string;
  /** `pointer`, `slice`, `map`, `interface`, `raw`, or `value` with the name of a type that is not of the language. */
  readonly kind: string;
  /** Whether the field is left out of JSON when it is empty. */
  readonly omitEmpty: boolean;
}

/** The fields of every type by its name, those of embedded types among them. */
export type FieldTable = ReadonlyMap<string, readonly GoField[]>;

const HEADING = "schema\tfield\tgo kind\tomitempty\tbinding";

/** Reads a table with a line for each field: type, field, kind, whether it is left out when empty. */
export function readFieldTable(text: string, file: string): FieldTable {
  const [heading, ...lines] = text.trimEnd().split(/\r?\n/);
  if (heading !== HEADING) throw problemIn(file, ":1:1", `the first line must be "${HEADING}"`);
  const own = new Map<string, GoField[]>();
  for (const [index, line] of lines.entries()) {
    const [type = "", name = "", kind = "", omitEmpty = ""] = line.split("\t");
    const isField = embedded(name) !== undefined || (kind !== "" && /^(true|false)$/.test(omitEmpty));
    if (type === "" || name === "" || !isField) throw problemIn(file, `:${index + 2}:1`, "not a field of a type");
    own.set(type, [...(own.get(type) ?? []), { name, kind, omitEmpty: omitEmpty === "true" }]);
  }
  return new Map([...own.keys()].map((type) => [type, fieldsOf(own, type)]));
}

/** Whether JSON has `null` where the field was never set. */
export function isSentAsNull({ kind, omitEmpty }: GoField): boolean {
  return nilKinds.has(kind) && !omitEmpty;
}

const nilKinds = new Set(["pointer", "slice", "map", "interface", "raw"]);

function fieldsOf(own: ReadonlyMap<string, readonly GoField[]>, type: string): readonly GoField[] {
  return (own.get(type) ?? []).flatMap((field) => {
    const other = embedded(field.name);
    return other === undefined ? [field] : fieldsOf(own, other);
  });
}

/** The type in `<embedded Type>`. */
function embedded(name: string): string | undefined {
  return /^<embedded \*?(?:\w+\.)?(\w+)>$/.exec(name)?.[1];
}
