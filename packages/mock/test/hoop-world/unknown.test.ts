import { expect, test } from "vitest";
import { setStage } from "./support/stage.ts";

test("a script the world does not have fails and says what to add", async () => {
  const { get } = setStage();

  const { json } = await get("ada", "POST /sessions", { connection: "shell", script: "rm -rf /" });

  expect(json).toMatchObject({
    exit_code: 127,
    output: 'this world has no script "rm -rf /": add it to "scripts" in the world file\n',
  });
});

test("a runbook runs the script its template makes", async () => {
  const { get } = setStage();
  const body = { connection_name: "shell", repository: "example.com/ops", file_name: "hi.runbook.sh" };

  const { json } = await get("bob", "POST /runbooks/exec", { ...body, parameters: { who: "bob" } });

  expect(json).toMatchObject({ output: "hi bob\n" });
});
