import type { Api, ApiInput, ApiOperation, Group } from "./api-types.ts";
import { docComment } from "./doc-comment.ts";
import { emitInput } from "./emit-input.ts";
import type { Effect } from "./hints.ts";
import { pascal } from "./names.ts";
import { codeSpan } from "./safe-text.ts";

/** The client's types as plain text: one interface a group, one documented method an operation, one flat input each. */
export function emitClient(api: Api, header: string): string {
  const inputs = api.groups.flatMap((group) => group.operations).filter(hasInput);
  const schemas = api.types.length > 0 ? [`import type { components } from "./schema.ts";\n`] : [];
  return [
    `${header}\nimport type * as core from "@x/core";\n${schemas.join("")}`,
    ...api.types.map(
      ({ name, description }) => `${docComment(description)}export type ${name} = components["schemas"]["${name}"];\n`,
    ),
    ...inputs.map(({ id, input }) => emitInput(id, input)),
    ...api.groups.map(emitGroup),
    emitApi(api),
    emitCalls(api),
  ].join("\n");
}

function hasInput(operation: ApiOperation): operation is ApiOperation & { readonly input: ApiInput } {
  return operation.input !== undefined;
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
  const { name, returns, run } = operation;
  const call = methodDoc(operation) + signature(name, operation, returns);
  if (run === undefined) return [call];
  const open = run.outputType === "unknown";
  const started = `Promise<core.Run<${open ? "Output" : run.outputType}, ${run.recordType}>>`;
  const start = signature(run.name, operation, started, open ? "<Output = unknown>" : "");
  return [call, startDoc(operation) + start];
}

/** A method that can be called, or asked to explain what a call would do. */
function signature(name: string, operation: ApiOperation, returns: string, generic = ""): string {
  const parameters = parametersOf(operation).join(", ");
  const call = `    ${generic}(${parameters}): ${returns};\n`;
  return `  readonly ${name}: {\n${call}    explain(${parameters}): Promise<core.Explanation>;\n  };\n`;
}

/** The parameters of an operation's method. */
export function parametersOf({ input }: ApiOperation, core = "core."): string[] {
  const options = `options?: ${core}CallOptions`;
  return input === undefined ? [options] : [`input${input.optional ? "?" : ""}: ${input.typeName}`, options];
}

/** The statuses of failures; OpenAPI calls all that are not listed `default`. */
export function errorList(statuses: readonly string[]): string {
  const any = statuses.length > 1 ? "any other" : "any";
  return statuses.map((status) => (status === "default" ? any : status)).join(", ");
}

function methodDoc(operation: ApiOperation): string {
  const { summary, description, route, effect, errors, unconfirmed, deprecated } = operation;
  const facts = [codeSpan(route), effects[effect], ...(errors.length > 0 ? [`errors: ${errorList(errors)}`] : [])];
  const tags = [
    ...(unconfirmed === undefined ? [] : [`@experimental Not confirmed: ${unconfirmed}`]),
    ...(deprecated ? ["@deprecated"] : []),
  ];
  return docComment(paragraphs(sentence(summary), description, facts.join(" · "), tags.join("\n")), "  ");
}

/** What an effect means for the one who calls. */
const effects: Readonly<Record<Effect, string>> = {
  read: "only reads, so it is retried",
  idempotent: "safe to repeat, so it is retried",
  keyed: "retried with the same idempotency key",
  once: "not retried once the server may have acted",
};

function startDoc({ name, summary, unconfirmed, input }: ApiOperation): string {
  const how = `Calls \`${name}\`${input ? " with the same input" : ""} and answers the run it started, to wait for, read or hand over.`;
  const tag = unconfirmed === undefined ? "" : `@experimental Not confirmed: ${unconfirmed}`;
  return docComment(paragraphs(sentence(summary), how, tag), "  ");
}

/** A summary with its full stop. */
export function sentence(text: string): string {
  return text === "" || /[.!?:]$/.test(text) ? text : `${text}.`;
}

function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
