import { type Hoop, OutcomeUnknownError } from "@x/hoop";

type Run = Awaited<ReturnType<Hoop["sessions"]["start"]>>;

/** Starts a script, finds it again where its answer was lost, and waits for its end. */
export async function vacuum(hoop: Hoop, onUpdate: (run: Run) => void, signal: AbortSignal): Promise<string> {
  const input = { connection: "pg-prod", script: "vacuum orders" };
  const run = await hoop.sessions.start(input, { signal }).catch(async (error: unknown) => {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    const what = await error.reconcile({ settleMs: 5_000, signal });
    if (what.outcome !== "found") throw error;
    return hoop.sessions.attach(what.run.id);
  });
  onUpdate(run);
  await run.wait({ executeWhenApproved: true, pollMs: 1_000, onUpdate, signal });
  return run.output();
}
