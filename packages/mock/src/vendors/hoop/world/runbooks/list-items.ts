import type { Repository } from "../types/runbooks.ts";
import { parseTemplate, TemplateError } from "./template.ts";

/** The runbooks of a repository, by name; a template that is wrong stands there with its error. */
export const itemsOf = ({ files }: Repository) =>
  Object.keys(files)
    .filter((name) => /\.runbook\.[^./]+$/.test(name))
    .sort()
    .map((name) => ({ name, ...read(files[name] ?? "") }));

function read(source: string) {
  try {
    return { metadata: parseTemplate(source).inputs, error: null };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { metadata: {}, error: `template parse error: ${error.message}` };
  }
}

export const commitOf = ({ commit, author, message }: Repository) => ({
  commit,
  commit_author: author,
  commit_message: message,
});
