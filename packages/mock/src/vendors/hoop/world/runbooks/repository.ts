import { createHash } from "node:crypto";
import { Refusal } from "../http/answers.ts";
import type { RepositoryEntry, WorldFile } from "../parse/world-file.ts";
import type { Repository } from "../types/runbooks.ts";

export const createRepositories = ({ runbooks = [], users }: WorldFile): readonly Repository[] =>
  runbooks.map((entry) => repository(entry, users[0] ? `${users[0].name} <${users[0].email}>` : ""));

const repository = (entry: RepositoryEntry, author: string): Repository => ({
  name: entry.repository,
  files: entry.files,
  commit: entry.commit ?? createHash("sha1").update(JSON.stringify(entry.files)).digest("hex"),
  author: entry.author ?? author,
  message: entry.message ?? "runbooks\n",
});

/** The name the gateway gives a repository: its URL without scheme, user and `.git`. */
export const normalName = (url: string): string =>
  url
    .replace(/^[a-z+]+:\/\//, "")
    .replace(/^[^@/]*@/, "")
    .replace(/\.git$/, "");

export function fileOf(repository: Repository | undefined, name: string): string {
  const source = repository?.files[name];
  if (source === undefined) throw new Refusal(404, `runbook file ${name} not found on git repo`);
  return source;
}
