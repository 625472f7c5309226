import type { ApiOperation, ApiRecord, ApiRun, Group } from "../model/api-types.ts";
import { docComment } from "../text/doc-comment.ts";
import { quote } from "../text/safe-text.ts";
import {
  experimental,
  lostParametersOf,
  onceParametersOf,
  paragraphs,
  parametersOf,
  runTexts,
  sentence,
} from "./signatures.ts";

/** The type of the runs whose record a group reads. */
export function emitRunTypes({ operations }: Group): string[] {
  return operations.flatMap(({ id, record }) => {
    if (record === undefined) return [];
    const { name, output, record: recordType, canCancel } = record.type;
    const doc = docComment(`A run whose record \`${id}\` reads. ${abilities(record)}`);
    const { generic } = runTexts(record.type);
    const core = `core.Run<${generic === "" ? output : "Output"}, ${recordType}, ${capabilities(output, canCancel)}>`;
    return [`${doc}export interface ${name}${generic} extends ${core} {}\n`];
  });
}

function capabilities(output: string, canCancel: boolean): string {
  return `{ output: ${output !== "never"}; cancel: ${canCancel} }`;
}

/** What can be done with such a run, in words. */
export function abilities({ type: { output, canCancel, unconfirmed, becomes } }: ApiRecord | ApiRun): string {
  const kinds: Readonly<Record<string, string>> = {
    never: "It has no output",
    unknown: "Its output has the type the caller names",
  };
  const once = becomes === undefined ? "" : `, once it has become a run of \`${becomes}\``;
  const can = `${kinds[output] ?? `Its output is \`${output}\``}, and it ${canCancel ? "can" : "cannot"} be cancelled${once}.`;
  return unconfirmed.length === 0 ? can : `${can} Not confirmed: ${unconfirmed.join(", ")}.`;
}

/** The method that starts a run, and what goes with it. */
export function emitStart(operation: ApiOperation & { readonly run: ApiRun }): string {
  const { generic, type } = runTexts(operation.run.type);
  const parameters = parametersOf(operation).join(", ");
  const lines = [
    `    ${generic}(${parameters}): Promise<${type}>;\n`,
    `    explain(${parameters}): Promise<core.Explanation>;\n`,
  ];
  if (canReconcile(operation)) {
    const doc = docComment("Looks for the run of a start whose answer was lost; see `OutcomeUnknownError`.", "    ");
    const found = `Promise<core.Reconciled<${type}>>`;
    lines.push(`${doc}    reconcile${generic}(${lostParametersOf(operation).join(", ")}): ${found};\n`);
  }
  lines.push(`${onceDoc}    once${generic}(${onceParametersOf(operation, type).join(", ")}): Promise<${type}>;\n`);
  return `${startDoc(operation)}  readonly ${operation.run.name}: {\n${lines.join("")}  };\n`;
}

const onceDoc = docComment("The durable start: called again with the same key, it takes the same run up.", "    ");

/** Whether a lost start can be repeated with its key, or looked for. */
export function canReconcile({ effect, run }: ApiOperation): boolean {
  return run !== undefined && (effect === "keyed" || run.find !== undefined);
}

function startDoc({ name, summary, unconfirmed, input }: ApiOperation): string {
  const how = `Calls \`${name}\`${input ? " with the same input" : ""} and answers the run it started, to wait for, read or hand over.`;
  return docComment(paragraphs(sentence(summary), how, experimental(unconfirmed)), "  ");
}

/** The method that takes a run up by its id. */
export function emitAttach({ record, unconfirmed }: ApiOperation & { readonly record: ApiRecord }): string {
  const { generic, type } = runTexts(record.type);
  const doc = docComment(paragraphs(attachText, experimental(unconfirmed)), "  ");
  return `${doc}  ${record.attach}${generic}(${attachParametersOf(record)}): ${type};\n`;
}

const attachText = "Takes a run up by its id. Sends no request: the run is not asked for before `get` or `wait`.";

/** The run's id, and what its start would have given on. */
export function attachParametersOf({ given }: ApiRecord): string {
  if (given === undefined) return "id: string";
  const names = given.names.map(quote).join(" | ");
  return `id: string, input${given.optional ? "?" : ""}: Pick<${given.typeName}, ${names}>`;
}
