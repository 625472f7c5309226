import type { Run } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../../core/test/support/caught.ts";
import { type StartName, stageOf, startNames, startOf, vendorOf, WORKSPACE } from "./stage.ts";

const outputs: readonly (readonly [cell: string, name: StartName, output: unknown])[] = [
  ["[airplane runs.get output]", "airplane tasks.start", { rows: 42 }],
  ["[hoop sessions.get output]", "hoop sessions.start", "1 row\n"],
  ["[blink executions.get output]", "blink playbooks.start", { rows: 42 }],
];

test.for(outputs)("%s: what %s yields", async ([, name, output]) => {
  await using stage = await stageOf(vendorOf(name), "succeeds", { output });
  const run = await startOf(name, stage.client).start();
  await run.wait();

  expect(await run.output()).toEqual(output);
});

test("[airplane sessions.get output] [airplane sessions.get cancel] a session has neither output nor cancel, and says so", async () => {
  await using stage = await stageOf("airplane", "succeeds");
  const run: Run = await stage.client.runbooks.start({ id: "rbk1" });
  const before = stage.server.requests.length;

  const failures = [await caught(run.output()), await caught(run.cancel())];

  expect(run.capabilities).toEqual({ output: false, cancel: false });
  expect(failures).toMatchObject([{ name: "RefusedError" }, { name: "RefusedError" }]);
  expect(stage.server.requests).toHaveLength(before);
});

describe("a run", () => {
  const attached: Readonly<Record<string, (client: never, id: string) => Run>> = {
    "[airplane runs.get attach]": ({ runs }: { runs: Attach }, id) => runs.attach(id),
    "[airplane sessions.get attach]": ({ sessions }: { sessions: Attach }, id) => sessions.attach(id),
    "[hoop sessions.get attach]": ({ sessions }: { sessions: Attach }, id) => sessions.attach(id),
    "[blink executions.get attach]": ({ executions }: { executions: Attach }, id) => executions.attach(id),
  };
  interface Attach {
    attach(id: string): Run;
  }
  const kinds = [
    ["[airplane runs.get attach]", "airplane tasks.start"],
    ["[airplane sessions.get attach]", "airplane runbooks.start"],
    ["[hoop sessions.get attach]", "hoop sessions.start"],
    ["[blink executions.get attach]", "blink playbooks.start"],
  ] as const;

  test.for(kinds)("%s: of %s is taken up by its id, and nothing is sent for it", async ([cell, name]) => {
    await using stage = await stageOf(vendorOf(name), "succeeds");
    const { id } = await startOf(name, stage.client).start();
    const before = stage.server.requests.length;

    const run = attached[cell]?.(stage.another() as never, id);
    const sent = stage.server.requests.length - before;
    await run?.wait();

    expect(sent).toBe(0);
    expect(run).toMatchObject({ id, state: "succeeded" });
    expect(stage.server.starts).toBe(1);
  });

  const resumed: Readonly<Record<StartName, string>> = {
    "airplane tasks.start": "[airplane tasks.start resume]",
    "airplane runbooks.start": "[airplane runbooks.start resume]",
    "hoop sessions.start": "[hoop sessions.start resume]",
    "hoop runbooks.start": "[hoop runbooks.start resume]",
    "hoop runbooks.startPlugin": "[hoop runbooks.startPlugin resume]",
    "blink playbooks.start": "[blink playbooks.start resume]",
    "blink playbooks.startDraft": "[blink playbooks.startDraft resume]",
  };

  test.for(startNames.map((name) => [resumed[name], name] as const))(
    "%s: of %s goes on in another process from its token",
    async ([, name]) => {
      await using stage = await stageOf(vendorOf(name), "succeeds");
      const token = (await startOf(name, stage.client).start()).token();

      const run = stage.another().resume(token);
      await run.wait();

      expect(run.state).toBe("succeeded");
      expect(run.token()).toBe(token);
      expect(token.length).toBeLessThan(400);
      expect(stage.server.starts).toBe(1);
    },
  );
});

test("a token of Blink keeps the workspace, whatever the client that resumes it works in", async () => {
  await using stage = await stageOf("blink", "succeeds");
  const inDefault = await stage.client.playbooks.start({ id: "p1" });
  const elsewhere = await stage.client.playbooks.start({ id: "p1", ws_id: "w2" });

  await stage.another().resume(elsewhere.token()).wait();

  expect(JSON.parse(inDefault.token())).toMatchObject({ input: { ws_id: WORKSPACE } });
  expect(stage.asked().at(-1)).toBe(`GET /workspace/w2/executions/${elsewhere.id}`);
});
