import { Refusal } from "../http/answers.ts";
import { parseTemplate, TemplateError } from "./template.ts";

/** The script a runbook makes of its parameters; those it does not declare are ignored (`runbooks`). */
export function render(source: string, parameters: Readonly<Record<string, string>>): string {
  const template = parse(source);
  const missing = Object.entries(template.inputs)
    .filter(([name, { required }]) => required && !parameters[name])
    .map(([name]) => name)
    .sort();
  if (missing.length > 0) throw new Refusal(400, `the following inputs are missing [${missing.join(" ")}]`);
  return template.render(parameters);
}

function parse(source: string) {
  try {
    return parseTemplate(source);
  } catch (error) {
    if (error instanceof TemplateError) throw new Refusal(400, error.message);
    throw error;
  }
}
