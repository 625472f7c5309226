import { createAirplane } from "@x/airplane";

const airplane = createAirplane(); // key: AIRPLANE_API_KEY

const run = await airplane.tasks.start<{ migrated: number }>({
  slug: "migrate_orders",
  paramValues: { batchSize: 500, dryRun: false },
});
await run.wait({ deadlineMs: 600_000, onUpdate: ({ state }) => console.log(run.id, state) });

console.log(await run.output());
