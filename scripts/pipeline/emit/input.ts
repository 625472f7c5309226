import type { ApiField, ApiInput } from "../model/api-types.ts";
import { docComment } from "../text/doc-comment.ts";
import { propertyName } from "../text/safe-text.ts";

/** The type of one operation's input; where fields exclude each other, a union the compiler enforces. */
export function emitInput(id: string, input: ApiInput): string {
  const { typeName, fields, choice } = input;
  const purpose = `Input of \`${id}\``;
  if (choice === undefined) return emitFields(`${purpose}.`, typeName, fields);
  const names = choice.sets.map((set) => set.map((name) => `\`${name}\``).join(" with "));
  const rule = `${choice.exactlyOne ? "exactly" : "at least"} one of ${names.join(" and ")}`;
  const members = choice.sets.map((set) => `  | ${memberText(input, set)}`).join("\n");
  return [
    emitFields(`${purpose}, without the rule that it needs ${rule}.`, `${typeName}Base`, fields),
    `${docComment(`${purpose}: ${rule}.`)}export type ${typeName} = ${typeName}Base & (\n${members}\n);\n`,
  ].join("\n");
}

function emitFields(purpose: string, typeName: string, fields: readonly ApiField[]): string {
  const members = fields.map((field) => `${docOf(field)}  ${propertyName(field.name)}${typeOf(field)};\n`);
  return `${docComment(purpose)}export interface ${typeName} {\n${members.join("")}}\n`;
}

function docOf({ description, fallback, deprecated }: ApiField): string {
  const tags = [...(fallback === undefined ? [] : [`@default ${fallback}`]), ...(deprecated ? ["@deprecated"] : [])];
  return docComment([description, ...tags].filter((line) => line !== "").join("\n"), "  ");
}

function typeOf({ required, type }: ApiField): string {
  if (required) return `: ${type}`;
  return type === "unknown" ? "?: unknown" : `?: ${type} | undefined`;
}

/** One way to meet a choice: its fields given, and those of the other ways left out if only one may be met. */
function memberText({ fields, choice }: ApiInput, set: readonly string[]): string {
  const others = choice?.exactlyOne ? choice.sets.flat().filter((name) => !set.includes(name)) : [];
  const given = set.map((name) => {
    const field = fields.find((one) => one.name === name);
    return `${propertyName(name)}: ${field?.type ?? "unknown"}`;
  });
  const left = [...new Set(others)].map((name) => `${propertyName(name)}?: undefined`);
  return `{ ${[...given, ...left].join("; ")} }`;
}
