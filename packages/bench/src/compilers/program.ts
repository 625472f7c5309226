// What a careful program uses of the SDKs; `pnpm compilers` type-checks it with every compiler, and nothing runs it.
import { type Airplane, createAirplane, type TaskRun } from "@x/airplane";
import { createBlink } from "@x/blink";
import { ApiError, createHoop, createHoopCaller, type Hoop, type HoopRunbooks, result, runAll } from "@x/hoop";
import { fileStore } from "@x/hoop/file-store";
import { sessionsList } from "@x/hoop/operations";
import type { Session } from "@x/hoop/types";

const hoop: Hoop = createHoop({ token: "token", baseUrl: "https://hoop.example.com/api" });
const runbooks: HoopRunbooks = hoop.runbooks;

export async function vacuum(): Promise<string> {
  const store = fileStore("runs");
  const run = await hoop.sessions.start.once({ connection: "pg", script: "vacuum" }, { store, key: "vacuum" });
  const session: Session = await run.wait({ executeWhenApproved: true, onUpdate: ({ state }) => console.log(state) });
  const outcome = await result(hoop.sessions.get({ session_id: String(session.id) }));
  if (!outcome.ok && outcome.error instanceof ApiError) return `${outcome.error.status}`;
  for await (const { kind, text } of run.live()) console.log(kind, text);
  return run.output();
}

export async function others(): Promise<readonly unknown[]> {
  const airplane: Airplane = createAirplane({ apiKey: "key" });
  const task: TaskRun<number> = await airplane.tasks.start<number>({ slug: "x" });
  await (await task.prompts())[0]?.submit();
  const { data } = await createHoopCaller({ token: "token" })(sessionsList, { connection: "pg" });
  return [data, task, createBlink({ apiKey: "key" }), runbooks, runAll];
}
