import type { Api, ApiField, ApiOperation, Group } from "./api-types.ts";
import { errorList, parametersOf, sentence } from "./emit-client.ts";
import { codeSpan, markdown } from "./safe-text.ts";

/** The reference of a client for people: by resource, what is not confirmed in a section of its own. */
export function emitApiMarkdown(api: Api, header: string): string {
  const confirmed = api.groups.map((group) => ({
    ...group,
    operations: group.operations.filter((operation) => operation.unconfirmed === undefined),
  }));
  const unconfirmed = api.groups.flatMap((group) => group.operations.filter((one) => one.unconfirmed !== undefined));
  const blocks = [
    header.trim().replace(/^\/\/ (.*)$/gm, "<!-- $1 -->"),
    `# ${markdown(api.title).replaceAll("\n", " ")}`,
    markdown(api.description),
    ...confirmed.filter((group) => group.operations.length > 0).flatMap(emitGroup),
    ...(unconfirmed.length > 0 ? ["## Not confirmed", intro, ...unconfirmed.flatMap(emitOperation)] : []),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

const intro = "No current documentation of the vendor shows these operations. They may be missing or different.";

function emitGroup({ name, description, operations }: Group): string[] {
  return [`## ${name}`, markdown(description), ...operations.flatMap(emitOperation)];
}

function emitOperation(operation: ApiOperation): string[] {
  const { id, summary, description, route, effect, errors, unconfirmed, deprecated, input, run } = operation;
  const facts = [
    codeSpan(route),
    `effect ${effect}`,
    ...(errors.length > 0 ? [`errors ${errorList(errors)}`] : []),
    ...(deprecated ? ["deprecated"] : []),
  ];
  return [
    `### ${id}`,
    signatures(operation),
    markdown(sentence(summary)),
    markdown(description),
    unconfirmed === undefined ? "" : `Source: ${markdown(unconfirmed)}`,
    (input?.fields ?? []).map(emitField).join("\n"),
    run === undefined
      ? ""
      : `\`${run.name}\` answers the run it started. Its record is ${codeSpan(run.recordType)}${outputOf(run.outputType)}.`,
    facts.join(" · "),
  ];
}

function outputOf(type: string): string {
  if (type === "never") return "; it has no output";
  return type === "unknown" ? "; its output has the type the caller names" : `, its output ${codeSpan(type)}`;
}

function signatures(operation: ApiOperation): string {
  const { id, returns, run } = operation;
  const parameters = parametersOf(operation, "").join(", ");
  const group = id.split(".")[0];
  const lines = [`${id}(${parameters}): ${returns.replaceAll("core.", "")}`];
  if (run !== undefined) {
    const open = run.outputType === "unknown";
    const type = `Promise<Run<${open ? "Output" : run.outputType}, ${run.recordType}>>`;
    lines.push(`${group}.${run.name}${open ? "<Output = unknown>" : ""}(${parameters}): ${type}`);
  }
  return ["```ts", ...lines, "```"].join("\n");
}

function emitField({ name, required, type, description, fallback, deprecated }: ApiField): string {
  const notes = [...(fallback === undefined ? [] : [`Default: ${fallback}.`]), ...(deprecated ? ["Deprecated."] : [])];
  const text = markdown([description, ...notes].join(" "))
    .replace(/\s*\n+\s*/g, " ")
    .trim();
  const field = codeSpan(`${name}${required ? "" : "?"}: ${type}`);
  return text === "" ? `- ${field}` : `- ${field}: ${text}`;
}
