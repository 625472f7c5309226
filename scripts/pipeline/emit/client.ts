import type { Effect } from "../hints/effects.ts";
import { inOrder } from "../json/json.ts";
import type { Api, ApiOperation, Group } from "../model/api-types.ts";
import { docComment } from "../text/doc-comment.ts";
import { pascal } from "../text/names.ts";
import { codeSpan } from "../text/safe-text.ts";
import { codeOf } from "./code.ts";
import { emitAttach, emitRunTypes, emitStart } from "./run.ts";
import { experimental, paragraphs, parametersOf, sentence } from "./signatures.ts";
import { typeNames } from "./types.ts";

/** The client's type as plain text: one interface a group, one documented method an operation. */
export function emitClient(api: Api, header: string): string {
  const blocks = [
    ...api.groups.flatMap((group) => [...emitRunTypes(group), emitGroup(group)]),
    emitApi(api),
    emitCalls(api),
  ].join("\n");
  const core = api.groups.length > 0 ? `import type * as core from "@x/core";\n` : "";
  const imports = [core, importOf(typeNames(api), blocks)];
  return [`${header}\n${imports.join("")}`, blocks].join("\n");
}

/** The types of `types.ts` that stand in a text. */
function importOf(names: readonly string[], text: string): string {
  // A property may have the name of a type.
  const words = new Set(codeOf(text).match(/\b\w+\b(?!\??:)/g));
  const used = names.filter((name) => words.has(name)).toSorted(inOrder);
  return used.length === 0 ? "" : `import type {\n${used.map((name) => `  ${name},\n`).join("")}} from "./types.ts";\n`;
}

function emitApi({ vendor, title, groups }: Api): string {
  const members = groups.map(
    ({ name, typeName, description }) => `${docComment(description, "  ")}  readonly ${name}: ${typeName};\n`,
  );
  return `${docComment(`The operations of ${title}, by resource.`)}export interface ${pascal(vendor)}Api {\n${members.join("")}}\n`;
}

/** The name of the type that lists every operation's input and answer. */
export const callsName = (vendor: string): string => `${pascal(vendor)}Calls`;

function emitCalls({ vendor, title, groups }: Api): string {
  const members = groups
    .flatMap(({ operations }) => operations)
    .map(({ id, input, answerType }) => {
      const type = input === undefined ? "Record<never, never>" : input.typeName;
      return `  readonly "${id}": { readonly input: ${type}; readonly answer: ${answerType} };\n`;
    });
  return `${docComment(`What each operation of ${title} takes and answers.`)}export interface ${callsName(vendor)} {\n${members.join("")}}\n`;
}

function emitGroup({ typeName, description, operations }: Group): string {
  const members = operations.flatMap(emitMethods).join("\n");
  return `${docComment(description)}export interface ${typeName} {\n${members}}\n`;
}

function emitMethods(operation: ApiOperation): string[] {
  const { run, record } = operation;
  return [
    methodDoc(operation) + emitMethod(operation),
    ...(run ? [emitStart({ ...operation, run })] : []),
    ...(record ? [emitAttach({ ...operation, record })] : []),
  ];
}

/** A method that can be called, or asked to explain what a call would do. */
function emitMethod(operation: ApiOperation): string {
  const parameters = parametersOf(operation).join(", ");
  const call = `    (${parameters}): ${operation.returns};\n`;
  return `  readonly ${operation.name}: {\n${call}    explain(${parameters}): Promise<core.Explanation>;\n  };\n`;
}

/** The statuses of failures; OpenAPI calls all that are not listed `default`. */
export function errorList(statuses: readonly string[]): string {
  const any = statuses.length > 1 ? "any other" : "any";
  return statuses.map((status) => (status === "default" ? any : status)).join(", ");
}

function methodDoc(operation: ApiOperation): string {
  const { summary, description, route, effect, server, errors, unconfirmed, deprecated } = operation;
  const facts = [
    codeSpan(route),
    effects[effect],
    ...(server === undefined ? [] : [`at ${codeSpan(server)}, where \`servers\` names it`]),
    ...(errors.length > 0 ? [`errors: ${errorList(errors)}`] : []),
  ];
  const tags = [experimental(unconfirmed), deprecated ? "@deprecated" : ""].filter((tag) => tag !== "");
  return docComment(paragraphs(sentence(summary), description, facts.join(" · "), tags.join("\n")), "  ");
}

/** What an effect means for the one who calls. */
const effects: Readonly<Record<Effect, string>> = {
  read: "only reads, so it is retried",
  idempotent: "safe to repeat, so it is retried",
  keyed: "retried with the same idempotency key",
  once: "not retried once the server may have acted",
};
