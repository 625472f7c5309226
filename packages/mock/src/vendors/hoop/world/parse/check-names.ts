import type { Problem } from "./problem.ts";
import type { WorldFile } from "./world-file.ts";

interface Named {
  readonly pointer: string;
  readonly name: string;
}

/** Names that stand for nothing in a world file, and names that stand for two things. */
export function checkNames(file: WorldFile): readonly Problem[] {
  const { users, keys = [], agents, connections, accessRequestRules: rules = [], scripts = [] } = file;
  const agentNames = agents.map(({ name }) => name);
  const connectionNames = connections.map(({ name }) => name);
  const agentUses = connections.map(({ agent }, index) => ({ pointer: `/connections/${index}/agent`, name: agent }));
  const ruleUses = rules.flatMap((rule, index) =>
    rule.connections.map((name, at) => ({ pointer: `/accessRequestRules/${index}/connections/${at}`, name })),
  );
  return [
    ...unknown(agentUses, "agents", agentNames),
    ...unknown(ruleUses, "connections", connectionNames),
    ...twice(users.map(({ email: name }, index) => ({ pointer: `/users/${index}/email`, name }))),
    ...twice(keys.map(({ name }, index) => ({ pointer: `/keys/${index}/name`, name }))),
    ...twice(agents.map(({ name }, index) => ({ pointer: `/agents/${index}/name`, name }))),
    ...twice(connections.map(({ name }, index) => ({ pointer: `/connections/${index}/name`, name }))),
    ...twice(scripts.map(({ script: name }, index) => ({ pointer: `/scripts/${index}/script`, name }))),
    ...scripts.flatMap(tooLate),
  ];
}

const unknown = (uses: readonly Named[], what: string, known: readonly string[]): readonly Problem[] =>
  uses
    .filter(({ name }) => !known.includes(name))
    .map(({ pointer, name }) => ({ pointer, value: name, fix: `name one of the ${what}: ${known.join(", ")}` }));

function twice(entries: readonly Named[]): readonly Problem[] {
  return entries
    .filter(({ name }, index) => entries.findIndex((other) => other.name === name) < index)
    .map(({ pointer, name }) => ({ pointer, value: name, fix: "it stands there twice; leave one of the two out" }));
}

function tooLate({ output, took_ms }: NonNullable<WorldFile["scripts"]>[number], index: number): readonly Problem[] {
  return output.flatMap(([at], piece) =>
    at <= took_ms
      ? []
      : [{ pointer: `/scripts/${index}/output/${piece}/0`, value: at, fix: `took_ms is ${took_ms}; print it before` }],
  );
}
