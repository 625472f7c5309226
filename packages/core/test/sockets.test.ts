import { expect, test } from "vitest";
import { faultServer } from "../../mock/src/faults/fault-server.ts";
import { stallAfterHeaders } from "../../mock/src/faults/reactions.ts";
import { caught } from "./support/caught.ts";
import { collectGarbage } from "./support/collect-garbage.ts";
import { connectedTo, effects, effectsClient } from "./support/sdk.ts";

const PATIENCE_MS = 1000;

// A signal that reaches `fetch` through a chain of requests is forgotten when those are collected as garbage.
test.for(effects)("a body of %s that stalls is let go of, however much memory was freed meanwhile", async (effect) => {
  await using server = await faultServer([stallAfterHeaders()]);
  const { clock, ...address } = connectedTo(server);
  const client = effectsClient({ clock, ...address, retry: false });
  for (const ms of [400, 500, 600]) clock.after(ms, collectGarbage);

  await caught(client.items[effect]({ id: "1" }, { timeoutMs: 1000 }));

  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, "still open"));
  expect(await Promise.race([server.abandoned().then(() => "closed"), patience])).toBe("closed");
});
