import { createAirplane } from "@x/airplane";
import { createBlink } from "@x/blink";
import { createHoop } from "@x/hoop";
import type { Work } from "./once.ts";

/** How long a start may take to show up at the vendor. */
const settleMs = Number(process.env.SETTLE_MS ?? 30_000);

/** The same migration at each vendor. */
export const vendors: Readonly<Record<string, () => Work>> = {
  airplane() {
    const { tasks, resume } = createAirplane();
    const input = { slug: "migrate_orders", paramValues: { batchSize: 500 } };
    return {
      start: (key) => tasks.start(input, { idempotencyKey: key }),
      find: (lost) => tasks.start.reconcile(input, lost),
      resume,
    };
  },

  hoop() {
    const { runbooks, resume } = createHoop();
    const input = { connection: "pg-prod", repository: "github.com/acme/runbooks", fileName: "ops/migrate.sql" };
    return {
      start: (key) => runbooks.start({ ...input, correlation_id: key }),
      find: (lost) => runbooks.start.reconcile(input, lost, { settleMs }),
      resume,
    };
  },

  blink() {
    const { playbooks, resume } = createBlink();
    const id = "5c3f0a52-6a0e-4f0d-9c3b-2f6d1f0e8a11";
    return {
      start: (key) => playbooks.start({ id, input_values: { table: "orders", key } }),
      // Blink has no id of a start's own, but the inputs of an execution can carry one.
      async find(lost) {
        const reconciled = await playbooks.start.reconcile({ id }, lost, { settleMs });
        const runs = reconciled.outcome === "candidates" ? reconciled.runs : [];
        for (const run of runs)
          if ((await run.get()).inputs?.key === lost.correlation) return { outcome: "found", run };
        return { outcome: "notStarted" };
      },
      resume,
    };
  },
};
