import { createVirtualClock, type VirtualClock } from "../../../src/vendors/hoop/world/clock/virtual-clock.ts";
import { createHoopWorld, type HoopWorld } from "../../../src/vendors/hoop/world/create-hoop-world.ts";
import type { WorldAnswer } from "../../../src/vendors/hoop/world/http/message.ts";
import type { WorldFile } from "../../../src/vendors/hoop/world/parse/world-file.ts";
import { jsonOf, send } from "./send.ts";

/** A small world: three people, one agent, a connection of each kind. */
export const smallWorld: WorldFile = {
  users: [
    { email: "ada@example.com", name: "Ada", groups: ["admin"], password: "lovelace" },
    { email: "bob@example.com", name: "Bob", groups: ["dev"] },
    { email: "eve@example.com", name: "Eve", groups: ["dba"] },
  ],
  keys: [
    { name: "ci", kind: "hpk", groups: ["admin"] },
    { name: "static-key", kind: "static" },
  ],
  agents: [
    { name: "here", connected: true },
    { name: "away", connected: false },
  ],
  connections: [
    { name: "shell", agent: "here", type: "custom", command: ["bash"] },
    { name: "guarded", agent: "here", type: "custom", command: ["bash"] },
    { name: "lost", agent: "away", type: "custom", command: ["bash"] },
  ],
  accessRequestRules: [
    {
      name: "two-eyes",
      access_type: "command",
      connections: ["guarded"],
      reviewers: ["dba", "ops"],
      forceApproval: ["admin"],
      minApprovals: 2,
    },
  ],
  runbooks: [{ repository: "example.com/ops", files: { "hi.runbook.sh": 'echo hi {{ .who | default "you" }}' } }],
  scripts: [
    { script: "short", output: [[3, "done\n"]], exit_code: 0, took_ms: 6 },
    {
      script: "long",
      output: [
        [5, "first\n"],
        [60_000, "last\n"],
      ],
      exit_code: 0,
      took_ms: 70_000,
    },
    { script: "echo hi bob", output: [[2, "hi bob\n"]], exit_code: 0, took_ms: 4 },
  ],
};

type Fields = Record<string, unknown>;

/** A small world whose time stands still, and requests to it that are answered as JSON. */
export interface Stage {
  readonly world: HoopWorld;
  readonly clock: VirtualClock;
  ask(as: string | null, route: string, body?: unknown): Promise<WorldAnswer>;
  /** The JSON of an answer that comes while time moves on by so many ms. */
  get(
    as: string,
    route: string,
    body?: unknown,
    ms?: number,
  ): Promise<{ readonly status: number; readonly json: Fields }>;
}

export function setStage(file: WorldFile = smallWorld): Stage {
  const clock = createVirtualClock();
  const world = createHoopWorld(file, { clock });
  const ask: Stage["ask"] = (as, route, body) => {
    const [method = "", address = ""] = route.split(" ");
    const [path = "", query] = address.split("?");
    return send(world, { as, method, path, query, body });
  };
  return {
    world,
    clock,
    ask,
    async get(as, route, body, ms = 20) {
      const answer = ask(as, route, body);
      await clock.advance(ms);
      const { status, ...rest } = await answer;
      return { status, json: (jsonOf({ status, ...rest }) ?? {}) as Fields };
    },
  };
}
