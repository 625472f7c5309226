import { createBlink } from "@x/blink";

const blink = createBlink(); // key: BLINK_API_KEY, workspace: BLINK_WORKSPACE

const run = await blink.playbooks.start({
  id: "5c3f0a52-6a0e-4f0d-9c3b-2f6d1f0e8a11",
  input_values: { host: "web-7", reason: "disk full" },
});
await run.wait({ deadlineMs: 300_000, onUpdate: ({ state }) => console.log(run.id, state) });

for await (const execution of blink.executions.list()) {
  console.log(execution.id, execution.state_ui);
}
