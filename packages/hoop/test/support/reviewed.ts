import { expect } from "vitest";
import type { HoopRun } from "../../src/index.ts";
import { type Gateway, openGateway } from "./gateway.ts";

export interface Waiting {
  readonly gateway: Gateway;
  readonly run: HoopRun;
}

/** A run that waits for its review, and is approved after ten seconds where it is `approved`. */
export async function waiting({
  approved = true,
  connection = "bash-reviewed",
  script = "echo x",
} = {}): Promise<Waiting> {
  const gateway = openGateway();
  const run = await gateway.as("ada").sessions.start({ connection, script });
  expect(run).toMatchObject({ state: "waiting", reason: "review" });
  if (approved) gateway.clock.after(10_000, () => void run.review.approve());
  return { gateway, run };
}

/** A test's run that is approved and executed by nobody. */
export async function approved(): Promise<Waiting> {
  const found = await waiting({ approved: false });
  await found.run.review.approve();
  return found;
}
