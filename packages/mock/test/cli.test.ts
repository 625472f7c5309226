import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startMock } from "../src/index.ts";
import { ask } from "./support/ask.ts";
import { output, untilLine } from "./support/process.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const run = (...args: readonly string[]): ChildProcess => spawn(process.execPath, [cli, ...args]);

test("prints where the mock is and what to set, and stops when asked to", async () => {
  const child = run("airplane", "--scenario", "succeeds");
  try {
    const [, url = ""] = await untilLine(child, /airplane mock \(succeeds\): (http:\S+)/);

    const response = await fetch(`${url}/runs/list`, { headers: { "x-airplane-api-key": "any" } });
    expect(response.status).toBe(200);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  } finally {
    child.kill("SIGKILL");
  }
});

test("moves a scenario by the clock, and tells what happened", async () => {
  const child = run("blink", "--scenario", "succeeds", "--ends-after-ms", "0");
  try {
    const [, url = ""] = await untilLine(child, /blink mock \(succeeds\): (http:\S+)/);

    await fetch(`${url}/workspace/ws1/playbooks/p1/execute`, { method: "POST", headers: { "blink-api-key": "any" } });

    expect(await (await fetch(`${url}/_mock`)).json()).toMatchObject({ starts: 1, runs: [{ state: "Completed" }] });
  } finally {
    child.kill("SIGKILL");
  }
});

test("prints what was asked and what became of it, without colours outside a terminal", async () => {
  const child = run("airplane", "--scenario", "fails,succeeds", "--fault", "GET /runs/list 503 retryAfter=1");
  try {
    const [, url = ""] = await untilLine(child, /airplane mock \(fails, then succeeds\): (http:\S+)/);
    const lines = output(child.stdout);
    await ask({ url }, "POST /tasks/execute", { slug: "vacuum" });
    await ask({ url }, "POST /tasks/execute", { slug: "vacuum" });
    await ask({ url }, "GET /runs/list");
    await ask({ url }, "GET /runs/list?tasKID=1");
    child.kill("SIGINT");

    const printed = (await lines).replace(/^\d\d:\d\d:\d\d /gm, "");
    expect(printed).toBe(
      `POST /tasks/execute 200 started run000001
POST /tasks/execute 200 started run000002 the same start as request 1 and no key to tell: it ran again
GET /runs/list 503 fault: 503
GET /runs/list?tasKID=1 400
  refused: query parameter "tasKID" is not declared; allowed: taskID, taskSlug, until
`,
    );
  } finally {
    child.kill("SIGKILL");
  }
});

test("ends when the process that started it is gone, and frees its port", async () => {
  const script = `
    const { spawn } = require("node:child_process");
    const child = spawn(process.execPath, [${JSON.stringify(cli)}, "blink"], { stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.on("data", (text) => process.stdout.write(text));
  `;
  const parent = spawn(process.execPath, ["-e", script]);
  const [, url = ""] = await untilLine(parent, /blink mock \(succeeds\): (http:\S+)/);

  parent.kill("SIGKILL");

  await expect
    .poll(
      () =>
        fetch(`${url}/_mock`).then(
          () => "there",
          () => "gone",
        ),
      { timeout: 10_000 },
    )
    .toBe("gone");
});

test("says which mock has the port", async () => {
  await using mock = await startMock("hoop", { scenario: "review" });
  const child = run("blink", "--port", String(new URL(mock.url).port));
  const [stderr, [code]] = await Promise.all([output(child.stderr), once(child, "exit")]);

  expect(stderr).toMatch(/^port \d+ is taken by another mock: hoop, scenario review, process \d+ \(EADDRINUSE\)\n$/);
  expect(code).toBe(1);
});

test("--help names vendors, scenarios and faults", async () => {
  const child = run("--help");
  const [stdout, [code]] = await Promise.all([output(child.stdout), once(child, "exit")]);

  expect(stdout).toContain("npx @x/mock <vendor>");
  expect(stdout).toMatch(/hoop +succeeds, slow, .*approved-after-review/);
  expect(stdout).toContain("the connection is reset");
  expect(code).toBe(0);
});

test.each([
  [[], "name a vendor: airplane, blink, hoop"],
  [["acme"], 'no vendor "acme"; the nearest: hoop, blink, airplane'],
  [["hoop", "blink"], 'one vendor at a time, not also "blink"'],
  [["blink", "--scenario", "review"], 'no scenario "review" at blink; the nearest: reviewed, '],
  [["hoop", "--scenaro", "review"], "no option --scenaro; the nearest: --scenario"],
  [["hoop", "--port", "many"], '--port must be a whole number from 0 to 65535, not "many"'],
  [["hoop", "--ends-after-ms", "-1"], "--ends-after-ms"],
  [["hoop", "--fault", "POST /sessions rest"], "the nearest: reset"],
  [["hoop", "--fault", "POST /session reset"], "the nearest: POST /sessions"],
  [["hoop", "--fault", "POST /sessions"], '--fault must be "METHOD /path HOW"'],
])("mock %s: says what is wrong, and fails", async (args, message) => {
  const child = run(...args);
  const [stderr, [code]] = await Promise.all([output(child.stderr), once(child, "exit")]);

  expect(stderr).toContain(message);
  expect(stderr).not.toContain("    at ");
  expect(code).toBe(1);
});
