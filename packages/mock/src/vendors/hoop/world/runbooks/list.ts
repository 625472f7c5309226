import { ok } from "../http/answers.ts";
import type { Answering } from "../routing/routes.ts";
import type { Repository } from "../types/runbooks.ts";
import { configured } from "./configuration.ts";
import { commitOf, itemsOf } from "./list-items.ts";

/** The runbooks of all repositories; `items` and the commit beside them are the first one's, from before there were more. */
export const listRunbooks: Answering = ({ world }) => {
  const found = configured(world);
  const repositories = found.filter((each) => "files" in each).map(repositoryJson);
  const errors = found.flatMap((each) => ("url" in each ? [unreachable(each.url)] : []));
  return ok({ errors, repositories, ...first(repositories) });
};

const repositoryJson = (repository: Repository) => ({
  items: itemsOf(repository),
  repository: repository.name,
  ...commitOf(repository),
});

function first([repository]: readonly ReturnType<typeof repositoryJson>[]) {
  if (!repository) return {};
  const { repository: _, ...rest } = repository;
  return rest;
}

/** A world has no network (`answers`). */
function unreachable(url: string): string {
  const host = URL.canParse(url) ? new URL(url).hostname : url;
  const resolver = "10.255.255.53:53";
  const dial = `dial tcp: lookup ${host} on ${resolver}: dial udp ${resolver}: connect: network is unreachable`;
  const pull = `failed pulling repo ${url}, err=Get "${url}/info/refs?service=git-upload-pack": ${dial}`;
  return `failed listing runbooks for repo ${url}, err=${pull}`;
}
