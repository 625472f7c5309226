import { startMock } from "@x/mock";
import type { Client, Told } from "./client.ts";
import { type Counts, count } from "./count.ts";
import type { Plan } from "./plan.ts";
import { openProxy } from "./proxy.ts";
import { scriptOf, startIn } from "./script.ts";

/** Starts under way at the same time. */
const AT_ONCE = 12;

/** Lets a client make starts through the proxy, and counts what came of them. */
export async function experiment(client: Client, starts: number, plan: Plan): Promise<Counts> {
  await using mock = await startMock("hoop", { assertNoRefusals: false });
  const proxy = await openProxy(mock.url, (start, attempt) =>
    start < starts ? plan(start, attempt) : "before sending",
  );
  try {
    const start = client.create(proxy.url);
    const told: Told[] = [];
    const queue = Array.from({ length: starts }, (_, index) => index).values();
    const worker = async () => {
      for (const index of queue) told[index] = await start(scriptOf(index));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const broken = proxy.broken();
    const neverRan = await start(scriptOf(starts));
    return { ...count(told, executed(mock, starts), neverRan), broken };
  } finally {
    await proxy.close();
  }
}

/** How often the script of every start was executed, by the mock's own record. */
function executed({ requests, runs }: Awaited<ReturnType<typeof startMock>>, starts: number): readonly number[] {
  const times = Array.from({ length: starts }, () => 0);
  const byId = new Map(runs.map((run) => [run.id, run.executions]));
  for (const { text, started } of requests) {
    const start = startIn(text);
    if (start === undefined) continue;
    for (const id of started) times[start] = (times[start] ?? 0) + (byId.get(id) ?? 0);
  }
  return times;
}
