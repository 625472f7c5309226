import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createHoop } from "@x/hoop";
import { expect, test } from "vitest";
import { untilLine } from "../support/process.ts";

const require = createRequire(import.meta.url);

// What a user does: npx @stoplight/prism-cli mock node_modules/@x/hoop/openapi.json
test("Prism's own command serves the description a package comes with, and the SDK talks to it", async () => {
  const prism = require.resolve("@stoplight/prism-cli/dist/index.js");
  const child = spawn(process.execPath, [prism, "mock", "--port", "0", require.resolve("@x/hoop/openapi.json")]);
  try {
    const [, baseUrl = ""] = await untilLine(child, /listening on (http:\S+)/);
    const hoop = createHoop({ baseUrl, token: "any" });

    const session = await hoop.sessions.get({ session_id: "00000000-0000-4000-8000-000000000001" });

    expect(session).toMatchObject({ status: expect.any(String) });
  } finally {
    child.kill("SIGKILL");
  }
}, 20_000);
