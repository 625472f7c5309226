import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Row } from "./check.ts";
import { withPublished } from "./published.ts";

const ROUNDS = 5;
const authorized = { authorization: "Bearer any" };

/** How long a mock of Hoop, built as people install it, takes to answer from its process's start, and its memory then. */
export const mockStart = (): Promise<readonly Row[]> =>
  withPublished(["core", "airplane", "blink", "hoop", "mock"], async (folder) => {
    const cli = `${folder}/node_modules/@x/mock/dist/cli.js`;
    const scenario = await least(() => measure(cli, "/sessions"));
    // Has no state, so Prism is loaded for it.
    const prism = await least(() => measure(cli, "/serverinfo"));
    const node = await least(emptyProcess);
    return [
      ["Node alone", `${node.ms} ms`],
      ["hoop, a route with state: start to answer", `${scenario.ms} ms`, "≤ 300 ms"],
      ["hoop, a route with state: memory", scenario.memory, "≤ 90 MB"],
      ["hoop, with Prism: start to answer", `${prism.ms} ms`, "≤ 1500 ms"],
      ["hoop, with Prism: memory", prism.memory],
    ];
  });

interface Measured {
  readonly ms: number;
  readonly memory: string;
}

/** The quickest: the first start fills the disk's cache, and whatever else the machine does only adds to it. */
async function least(measured: () => Promise<Measured>): Promise<Measured> {
  const rounds: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measured());
  return rounds.reduce((best, each) => (each.ms < best.ms ? each : best));
}

/** What of it is Node's own. */
async function emptyProcess(): Promise<Measured> {
  const begun = performance.now();
  await once(spawn(process.execPath, ["-e", ""]), "exit");
  return { ms: Math.round(performance.now() - begun), memory: "–" };
}

async function measure(cli: string, path: string): Promise<Measured> {
  const begun = performance.now();
  const child = spawn(process.execPath, [cli, "hoop", "--quiet"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const url = await addressOf(createInterface({ input: child.stdout }));
    const response = await fetch(url + path, { headers: authorized });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return { ms: Math.round(performance.now() - begun), memory: residentMemory(child.pid) };
  } finally {
    child.kill();
    await once(child, "exit");
  }
}

async function addressOf(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const [, url] = /(http:\S+)/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error("the mock ended without an address");
}

/** As Linux tells it; elsewhere it is not measured. */
function residentMemory(pid: number | undefined): string {
  if (process.platform !== "linux") return "–";
  const [, kilobytes = ""] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return `${Math.round(Number(kilobytes) / 1024)} MB`;
}
