import type { Handler } from "../../http/message.ts";
import type { Settings, States } from "../../states/scenario.ts";
import { createHoopWorld } from "./world/create-hoop-world.ts";
import { isChunks } from "./world/http/message.ts";
import { writeAnswer } from "./world/http/write-answer.ts";
import { parseWorld, readWorld } from "./world/parse/parse-world.ts";
import type { WorldFile } from "./world/parse/world-file.ts";

/** The people, agents, connections, rules and scripts that a file, or what stands in one, describes. */
export async function readGateway(source: unknown): Promise<(settings: Settings) => States> {
  const file = typeof source === "string" ? await readWorld(source) : parseWorld(JSON.stringify(source), "world");
  return (settings) => createGateway(file, settings);
}

/** A gateway that answers as a real one did, before what a file describes; who is not described has no key. */
function createGateway(file: WorldFile, { clock, url }: Settings): States {
  const world = createHoopWorld(file, { clock, url });
  const handler: Handler = async ({ method, path, query, headers, text }) => {
    if (!world.knows(method, path)) return undefined;
    const answer = world.answer({ method, path, query, headers, body: text });
    const answered = await answer.catch(() => undefined);
    // What has a body at once is an answer like others; streams and lost connections write themselves.
    if (!answered || isChunks(answered.body)) return (response) => writeAnswer(response, answer);
    const { status, headers: given, body } = answered;
    return { status, headers: given, ...(body !== undefined && { body }) };
  };
  return {
    store: {
      get starts() {
        return world.sessions.length;
      },
    },
    routes: {},
    handler,
    runs: () =>
      world.sessions.map((session) => ({
        id: session.id,
        state: session.status,
        executions: session.executions,
        record: session,
      })),
  };
}
