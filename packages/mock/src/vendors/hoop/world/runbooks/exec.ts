import { Refusal } from "../http/answers.ts";
import { bind, type Shape } from "../http/bind.ts";
import type { Answering } from "../routing/routes.ts";
import { createSession } from "../sessions/create-session.ts";
import { start } from "../sessions/start/start.ts";
import { commonOf, startFields } from "../sessions/start/start-session.ts";
import type { Repository } from "../types/runbooks.ts";
import type { World } from "../types/world.ts";
import { configured } from "./configuration.ts";
import { render } from "./render.ts";
import { fileOf } from "./repository.ts";
import { checkRules } from "./rules.ts";

const body: Shape = {
  struct: "RunbookExec",
  fields: {
    connection_name: "string!",
    repository: "string!",
    file_name: "string!",
    ref_hash: "string",
    parameters: "strings",
    ...startFields,
  },
};

/** Starts a runbook: always its newest commit, whatever `ref_hash` says (`runbooks`). */
export const execRunbook: Answering = ({ world, caller, request }) => {
  const given = bind(request, body);
  const common = commonOf(given);
  const connection = world.connections.get(String(given.connection_name));
  if (!connection) throw new Refusal(404, "connection not found");
  const repository = findRepository(world, String(given.repository));
  const fileName = String(given.file_name);
  checkRules(world, caller, connection.name, repository.name, fileName);
  const script = render(fileOf(repository, fileName), parametersOf(given.parameters));
  const labels = { ...runbookLabels(fileName, given.parameters), runbookRepository: repository.name };
  const session = createSession(world, caller, connection, { ...common, labels, script, connectionTags: null });
  return start(world, session, caller.groups);
};

function findRepository(world: World, name: string): Repository {
  const found = configured(world).find((each) => "files" in each && each.name === name);
  if (!found || !("files" in found)) throw new Refusal(400, `runbook repository config ${name} not found`);
  return found;
}

export const parametersOf = (value: unknown) => (value ?? {}) as Readonly<Record<string, string>>;

export const runbookLabels = (file: string, parameters: unknown) => ({
  runbookFile: file,
  runbookParameters: JSON.stringify(parameters ?? null),
});
