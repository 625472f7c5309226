import { createAirplane } from "@x/airplane";
import { createBlink } from "@x/blink";
import type { OnceOptions, Run } from "@x/core";
import { createHoop } from "@x/hoop";

type Durable = Omit<OnceOptions, "choose">;

/** The same migration at each vendor, started once for each key. */
export const vendors: Readonly<Record<string, (options: Durable) => Promise<Run>>> = {
  airplane: (options) =>
    createAirplane().tasks.start.once({ slug: "migrate_orders", paramValues: { batchSize: 500 } }, options),

  hoop: (options) =>
    createHoop().runbooks.start.once(
      { connection: "pg-prod", repository: "github.com/acme/runbooks", fileName: "ops/migrate.sql" },
      options,
    ),

  blink({ key, ...options }) {
    const input = { id: "5c3f0a52-6a0e-4f0d-9c3b-2f6d1f0e8a11", input_values: { table: "orders", key } };
    return createBlink().playbooks.start.once(input, {
      ...options,
      key,
      // Blink gives a start no id of its own, but the inputs of an execution can carry one.
      async choose(candidates) {
        for (const run of candidates) if ((await run.get()).inputs?.key === key) return run;
        return undefined;
      },
    });
  },
};
