import { expect, test } from "vitest";
import { setStage } from "./support/stage.ts";

async function linked(blob = "") {
  const stage = setStage();
  const { json } = await stage.get("ada", "POST /sessions", { connection: "shell", script: "short" });
  const link = await stage.get("ada", `GET /sessions/${json.session_id}?extension=txt${blob}`);
  const url = new URL(String(link.json.download_url));
  return { stage, route: `GET ${url.pathname.replace("/api", "")}${url.search}` };
}

test("a link is too old after five minutes", async () => {
  const { stage, route } = await linked();
  await stage.clock.advance(300_001);

  const { status, json } = await stage.get("ada", route);

  expect([status, json.status]).toEqual([410, 410]);
});

test("a link to the input gives the script", async () => {
  const { stage, route } = await linked("&blob-type=session_input");

  const answer = await stage.ask(null, route);

  expect(route).toContain("/download/input?");
  expect(Buffer.from(answer.body as Uint8Array).toString()).toBe("short");
});
