import { json, ok, Refusal } from "../http/answers.ts";
import { bind, type Shape } from "../http/bind.ts";
import type { Answering } from "../routing/routes.ts";
import { goTime } from "../state/times.ts";
import type { Repository } from "../types/runbooks.ts";
import type { World } from "../types/world.ts";
import { normalName } from "./repository.ts";

const body: Shape = { struct: "RunbookConfigurationRequest", fields: { repositories: "list!" } };

export const getConfiguration: Answering = ({ world }) => ok(answer(world));

const repositoryBody: Shape = { struct: "RunbookRepository", fields: { git_url: "string!" } };

/** Adds one repository, and answers that one alone. */
export const addRepository: Answering = ({ world, request }) => {
  const url = String(bind(request, repositoryBody).git_url);
  if (world.runbooks.urls.includes(url)) throw new Refusal(409, "resource already exists");
  world.runbooks.urls = [...world.runbooks.urls, url];
  world.runbooks.updatedAt = world.clock.now();
  return json(201, repositoryJson(url));
};

export const putConfiguration: Answering = ({ world, request }) => {
  const { repositories } = bind(request, body);
  world.runbooks.urls = (repositories as readonly { git_url?: string }[]).map(({ git_url }) => git_url ?? "");
  world.runbooks.updatedAt = world.clock.now();
  return ok(answer(world));
};

function answer({ org, runbooks: { id, urls, createdAt, updatedAt } }: World) {
  return {
    id,
    org_id: org.id,
    repositories: urls.map(repositoryJson),
    created_at: goTime(createdAt),
    updated_at: goTime(updatedAt),
  };
}

/** Secrets are not read back. */
const repositoryJson = (url: string) => ({
  repository: normalName(url),
  git_url: url,
  git_user: "",
  git_password: "",
  ssh_key: "",
  ssh_user: "",
  ssh_keypass: "",
  ssh_known_hosts: "",
  git_hook_ttl: 0,
});

/** What the configured URLs lead to: repositories of the world, and those nothing of the world is at. */
export const configured = ({ runbooks, repositories }: World): readonly (Repository | { readonly url: string })[] =>
  runbooks.urls.map((url) => repositories.find(({ name }) => name === normalName(url)) ?? { url });
