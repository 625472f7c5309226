/** A runbook's template is wrong; `message` is Go's. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
}

/** An input of a runbook, as the pipelines of its template describe it. */
export interface Input {
  readonly default?: string;
  readonly description: string;
  readonly required: boolean;
  readonly type: string;
}

export interface Template {
  readonly inputs: Readonly<Record<string, Input>>;
  render(values: Readonly<Record<string, string>>): string;
}

/** What a pipeline's functions say of its input. */
const functions: Readonly<Record<string, (argument: string) => Partial<Input>>> = {
  required: () => ({ required: true }),
  default: (argument) => ({ default: argument }),
  description: (argument) => ({ description: argument }),
  type: (argument) => ({ type: argument }),
};

interface Pipeline {
  readonly name: string;
  readonly input: Input;
}

/** Reads a template of `{{ .input | function "argument" }}` pipelines. */
export function parseTemplate(source: string): Template {
  const pieces: (string | Pipeline)[] = [];
  let from = 0;
  for (const { 0: text, 1: pipeline = "", index } of source.matchAll(/\{\{([\s\S]*?)\}\}/g)) {
    pieces.push(source.slice(from, index), readPipeline(pipeline, lineOf(source, index)));
    from = index + text.length;
  }
  pieces.push(source.slice(from));
  const pipelines = pieces.filter((piece) => typeof piece !== "string");
  const inputs: Record<string, Input> = {};
  for (const { name, input } of pipelines) inputs[name] = { ...inputs[name], ...input };
  return {
    inputs,
    render: (values) => pieces.map((piece) => (typeof piece === "string" ? piece : inputValue(piece, values))).join(""),
  };
}

const inputValue = ({ name, input }: Pipeline, values: Readonly<Record<string, string>>) =>
  values[name] || (input.default ?? "");

function readPipeline(text: string, line: number): Pipeline {
  const [first = "", ...calls] = text.split("|").map((part) => part.trim());
  const name = first.match(/^\.(\w+)$/)?.[1];
  if (name === undefined) throw new TemplateError(`template: :${line}: unexpected "${first}" in operand`);
  let input: Input = { description: "", required: false, type: "text" };
  for (const call of calls) {
    const [, called = "", argument = ""] = call.match(/^(\w+)\s*(?:"((?:[^"\\]|\\.)*)")?$/) ?? [];
    const apply = functions[called];
    if (!apply) throw new TemplateError(`template: :${line}: function "${called}" not defined`);
    input = { ...input, ...apply(argument) };
  }
  return { name, input };
}

const lineOf = (source: string, index: number) => source.slice(0, index).split("\n").length;
