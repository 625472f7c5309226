import { deepStrictEqual as equal, rejects } from "node:assert";
import { ApiError, type Hoop, type HoopRun, memoryStore, RunFailedError } from "@x/hoop";

/** One thing that users rely on, tried at a gateway. It leaves nothing running. */
export interface Life {
  readonly title: string;
  readonly live: (hoop: Hoop, connection: string) => Promise<void>;
}

const start = (hoop: Hoop, connection: string, script: string): Promise<HoopRun> =>
  hoop.sessions.start({ connection, script });

async function readAll(run: HoopRun): Promise<string> {
  let text = "";
  for await (const piece of run.live()) if (piece.kind === "output") text += piece.text;
  return text;
}

export const lives: readonly Life[] = [
  {
    title: "a short script succeeds, and its output is what it wrote",
    async live(hoop, connection) {
      const run = await start(hoop, connection, "echo hello");
      await run.wait();

      equal([run.state, await run.output()], ["succeeded", "hello\n"]);
    },
  },
  {
    title: "output keeps its colours and characters",
    async live(hoop, connection) {
      const run = await start(hoop, connection, String.raw`printf '\033[31mred\033[0m \303\274\n'`);
      await run.wait();

      equal(await run.output(), "\u001b[31mred\u001b[0m ü\n");
    },
  },
  {
    title: "a script that fails is a failed run, with its exit code as the reason",
    async live(hoop, connection) {
      const run = await start(hoop, connection, "echo no; exit 3");

      await rejects(run.wait(), RunFailedError);
      equal([run.state, run.reason, await run.output()], ["failed", "exit-code", "no\n"]);
    },
  },
  {
    title: "of 24 short scripts, 8 at a time, all succeed",
    async live(hoop, connection) {
      const states: string[] = [];
      const worker = async () => {
        for (let run = 0; run < 3; run++) {
          const started = await start(hoop, connection, "echo hello");
          await started.wait();
          states.push(started.state);
        }
      };
      await Promise.all(Array.from({ length: 8 }, worker));

      equal(states, Array(24).fill("succeeded"));
    },
  },
  {
    title: "a run is taken up again by its token",
    async live(hoop, connection) {
      const run = await start(hoop, connection, "sleep 2; echo late");
      const again = hoop.resume(run.token());
      await again.wait();

      equal([again.id, again.state], [run.id, "succeeded"]);
    },
  },
  {
    title: "a durable start with the same key is the same run",
    async live(hoop, connection) {
      const options = { store: memoryStore(), key: "live" };
      const first = await hoop.sessions.start.once({ connection, script: "echo hello" }, options);
      const second = await hoop.sessions.start.once({ connection, script: "echo hello" }, options);
      await second.wait();

      equal(second.id, first.id);
    },
  },
  {
    title: "a start is found by the id it carried",
    async live(hoop, connection) {
      const correlation = crypto.randomUUID();
      const input = { connection, script: "echo hello", correlation_id: correlation };
      const since = Date.now();
      const run = await hoop.sessions.start(input);
      const found = await hoop.sessions.start.reconcile(input, { since, correlation });

      equal(found.outcome === "found" && found.run.id, run.id);
    },
  },
  {
    title: "a run that goes on is read live, and ends as cancelled with its output (50 s)",
    async live(hoop, connection) {
      const run = await start(hoop, connection, "echo begun; sleep 90");
      const pieces = readAll(run);
      await run.cancel();

      equal([run.state, await run.output(), await pieces], ["cancelled", "begun\n", "begun\n"]);
    },
  },
  {
    title: "cancelling a run that has ended leaves its record alone",
    async live(hoop, connection) {
      const run = await start(hoop, connection, "echo hello");
      await run.wait();
      await run.cancel();
      await run.get();

      equal([run.state, await run.output()], ["succeeded", "hello\n"]);
    },
  },
  {
    title: "three downloads at once have the whole output each",
    async live(hoop, connection) {
      const run = await start(hoop, connection, "echo hello");
      await run.wait();
      const texts = await Promise.all([1, 2, 3].map(async () => new Response(await run.download()).text()));

      equal(new Set(texts).size, 1);
      equal(texts[0]?.includes("hello"), true);
    },
  },
  {
    title: "a session nobody has is an ApiError with 404",
    async live(hoop) {
      await rejects(hoop.sessions.get({ session_id: crypto.randomUUID() }), (error: unknown) => {
        equal(error instanceof ApiError && error.status, 404);
        return true;
      });
    },
  },
];
