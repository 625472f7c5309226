// Drives @x/hoop through the lives of runs at a real gateway, and prints what held: `pnpm test:live hoop`.
// Needs HOOP_API_URL, HOOP_TOKEN, and in HOOP_CONNECTION a connection that may run `echo`, `printf` and `sleep`.
import { createHoop } from "@x/hoop";
import { type Life, lives } from "./lives.ts";

const missing = ["HOOP_API_URL", "HOOP_TOKEN", "HOOP_CONNECTION"].filter((name) => !process.env[name]);
if (missing.length > 0) {
  console.error(`Set ${missing.join(", ")}: the gateway, a token or key of it, and a connection that may run a shell.`);
  process.exit(1);
}
// Asked before the packages are packed: is all there that this needs?
if (process.argv.includes("--needs")) process.exit();

const hoop = createHoop();
const connection = process.env.HOOP_CONNECTION ?? "";
const results: { readonly life: string; readonly held: string; readonly ms: number }[] = [];

for (const { title, live } of lives) results.push(await result(title, live));
console.table(results);
if (results.some(({ held }) => held !== "yes")) process.exitCode = 1;

async function result(title: string, live: Life["live"]) {
  const started = performance.now();
  const held = await live(hoop, connection).then(
    () => "yes",
    (error: unknown) => `no: ${error instanceof Error ? error.message : error}`,
  );
  console.log(held === "yes" ? "held  " : "FAILED", title);
  return { life: title, held, ms: Math.round(performance.now() - started) };
}
