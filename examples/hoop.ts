import { createHoop } from "@x/hoop";

const hoop = createHoop(); // gateway: HOOP_API_URL, token: HOOP_TOKEN

const run = await hoop.runbooks.start({
  connection: "pg-prod",
  repository: "github.com/acme/runbooks",
  fileName: "ops/vacuum.runbook.sql",
  parameters: { table: "orders" },
});
// A connection under review starts as `waiting`: nothing runs before somebody approves.
await run.wait({
  waitFor: "attention",
  onUpdate: ({ state, reason }) => console.log(run.id, state, reason ?? ""),
});

if (run.state === "succeeded") console.log(await run.output());
