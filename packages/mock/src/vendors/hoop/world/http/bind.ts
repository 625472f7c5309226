import { Refusal } from "./answers.ts";
import type { WorldRequest } from "./message.ts";

/** The kinds of fields the gateway binds; `!` behind one makes it required. */
export type FieldKind = keyof typeof goTypes;
export type Fields = Readonly<Record<string, FieldKind | `${FieldKind}!`>>;

/** A body as the gateway knows it: the name of its Go type stands in what it refuses. */
export interface Shape {
  readonly struct: string;
  readonly fields: Fields;
}

export type Body = Readonly<Record<string, unknown>>;

const goTypes = {
  string: "string",
  bool: "bool",
  int: "int",
  list: "[]string",
  map: "map[string]interface {}",
  strings: "map[string]string",
  any: "interface {}",
} as const;

/** The body of a request, read and checked as Go's decoder and validator would (`wrong-names`, `answers`). */
export function bind(request: WorldRequest, { struct, fields }: Shape): Body {
  const body = readObject(request, struct);
  for (const [name, kind] of entries(fields)) {
    const wrong = wrongType(body[name], kind);
    if (wrong) throw cannotRead(wrong.given, `struct field ${struct}.${name}`, wrong.wanted);
  }
  const missing = entries(fields).filter(([name, , required]) => required && isZero(body[name]));
  if (missing.length > 0) throw new Refusal(400, missing.map(([name]) => requiredText(struct, name)).join("\n"));
  return body;
}

/** The body's object; an empty one is `EOF` to Go. */
export function readObject({ body }: WorldRequest, struct: string): Body {
  if (body === undefined || body === "") throw new Refusal(400, "EOF");
  const value = typeof body === "string" ? parsed(body) : body;
  if (value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) {
    throw cannotRead(goName(value), "value", `openapi.${struct}`);
  }
  return value as Body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const first = text.trim()[0] ?? "";
    if ('{["-0123456789tfn'.includes(first)) throw new Refusal(400, "unexpected EOF");
    throw new Refusal(400, `invalid character '${first}' looking for beginning of value`);
  }
}

const entries = (fields: Fields) =>
  Object.entries(fields).map(([name, kind]) => [name, kind.replace("!", "") as FieldKind, kind.endsWith("!")] as const);

function wrongType(value: unknown, kind: FieldKind): { given: string; wanted: string } | undefined {
  if (value === undefined || value === null || kind === "any") return undefined;
  const wanted = goTypes[kind];
  const given = goName(value);
  if (kind === "list") return given === "array" ? undefined : { given, wanted };
  if (kind === "map") return given === "object" ? undefined : { given, wanted };
  if (kind === "int") return given === "number" ? undefined : { given, wanted };
  if (kind !== "strings") return given === kind ? undefined : { given, wanted };
  if (given !== "object") return { given, wanted };
  const wrong = Object.values(value).find((entry) => typeof entry !== "string" && entry !== null);
  return wrong === undefined ? undefined : { given: goName(wrong), wanted: "string" };
}

const goName = (value: unknown) => {
  if (Array.isArray(value)) return "array";
  if (typeof value === "boolean") return "bool";
  return typeof value;
};

const isZero = (value: unknown) =>
  value === undefined || value === null || value === "" || value === 0 || value === false;

const cannotRead = (given: string, where: string, wanted: string) =>
  new Refusal(400, `json: cannot unmarshal ${given} into Go ${where} of type ${wanted}`);

const requiredText = (struct: string, field: string) =>
  `Key: '${struct}.${goField(field)}' Error:Field validation for '${goField(field)}' failed on the 'required' tag`;

/** `access_mode_exec` is `AccessModeExec` in Go. */
const goField = (field: string) => field.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
