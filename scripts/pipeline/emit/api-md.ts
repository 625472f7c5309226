import type { Unsupported } from "../hints/set-aside.ts";
import type { Api, ApiField, ApiOperation, ApiRecord, ApiRun, Group } from "../model/api-types.ts";
import { codeSpan, markdown, markdownLine } from "../text/safe-text.ts";
import { errorList } from "./client.ts";
import { abilities, attachParametersOf, canReconcile } from "./run.ts";
import { lostParametersOf, onceParametersOf, parametersOf, runTexts, sentence } from "./signatures.ts";

/** The reference of a client for people: by resource, what is not confirmed in a section of its own. */
export function emitApiMarkdown(api: Api, header: string, unsupported: readonly Unsupported[]): string {
  const confirmed = api.groups.map((group) => ({
    ...group,
    operations: group.operations.filter((operation) => operation.unconfirmed === undefined),
  }));
  const unconfirmed = api.groups.flatMap((group) => group.operations.filter((one) => one.unconfirmed !== undefined));
  const blocks = [
    header.trim().replace(/^\/\/ (.*)$/gm, "<!-- $1 -->"),
    `# ${markdownLine(api.title)}`,
    markdown(api.description),
    ...confirmed.filter((group) => group.operations.length > 0).flatMap(emitGroup),
    ...(unconfirmed.length > 0 ? ["## Not confirmed", intro, ...unconfirmed.flatMap(emitOperation)] : []),
    ...(unsupported.length > 0 ? ["## Not supported", reachable, unsupported.map(emitUnsupported).join("\n")] : []),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

const intro = "No current documentation of the vendor shows these operations. They may be missing or different.";

const reachable = [
  "These operations have no method. `client.request(method, path, init)` reaches them, with the same credential, limits",
  "and errors.",
].join("\n");

function emitUnsupported({ method, path, reason }: Unsupported): string {
  return `- ${codeSpan(`${method} ${path}`)}: ${markdownLine(reason)}`;
}

function emitGroup({ name, description, operations }: Group): string[] {
  return [`## ${name}`, markdown(description), ...operations.flatMap(emitOperation)];
}

function emitOperation(operation: ApiOperation): string[] {
  const { id, summary, description, route, effect, errors, unconfirmed, deprecated, input, run, record } = operation;
  const facts = [
    codeSpan(route),
    `effect ${effect}`,
    ...(errors.length > 0 ? [`errors ${errorList(errors)}`] : []),
    ...(deprecated ? ["deprecated"] : []),
  ];
  return [
    `### ${id}`,
    ["```ts", ...signatures(operation), "```"].join("\n"),
    markdown(sentence(summary)),
    markdown(description),
    unconfirmed === undefined ? "" : `Source: ${markdown(unconfirmed)}`,
    (input?.fields ?? []).map(emitField).join("\n"),
    run === undefined ? "" : `\`${run.name}\` answers the run it started. ${runWords(run)}`,
    record === undefined
      ? ""
      : `\`${record.attach}\` takes a run up by its id and sends no request. ${runWords(record)}`,
    facts.join(" · "),
  ];
}

function runWords(plan: ApiRun | ApiRecord): string {
  return `Its record is ${codeSpan(plan.type.record)}. ${abilities(plan)}`;
}

/** The methods of an operation, a line each. */
export function signatures(operation: ApiOperation): readonly string[] {
  const { id, returns, run, record } = operation;
  const parameters = parametersOf(operation, "").join(", ");
  const group = id.split(".")[0];
  const lines = [`${id}(${parameters}): ${returns.replaceAll("core.", "")}`];
  if (run !== undefined) {
    const { generic, type } = runTexts(run.type);
    const start = `${group}.${run.name}`;
    const lost = lostParametersOf(operation, "").join(", ");
    lines.push(`${start}${generic}(${parameters}): Promise<${type}>`);
    if (canReconcile(operation)) lines.push(`${start}.reconcile${generic}(${lost}): Promise<Reconciled<${type}>>`);
    lines.push(`${start}.once${generic}(${onceParametersOf(operation, type, "").join(", ")}): Promise<${type}>`);
  }
  if (record !== undefined) {
    const { generic, type } = runTexts(record.type);
    lines.push(`${group}.${record.attach}${generic}(${attachParametersOf(record)}): ${type}`);
  }
  return lines;
}

function emitField({ name, required, type, description, fallback, deprecated }: ApiField): string {
  const notes = [...(fallback === undefined ? [] : [`Default: ${fallback}.`]), ...(deprecated ? ["Deprecated."] : [])];
  const lines = markdown([description, ...notes].join(" ")).split("\n");
  const text = lines
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
  const field = codeSpan(`${name}${required ? "" : "?"}: ${type}`);
  return text === "" ? `- ${field}` : `- ${field}: ${text}`;
}
