import { spawn } from "node:child_process";
import { styleText } from "node:util";

// `pnpm start`: generate, build, then one run at each vendor against mocks on this machine.
console.log("Generating the SDKs from specs/");
await run(["node", "scripts/generate.ts", "--no-cache"], "inherit");
console.log();
await step("Building the packages", ["turbo", "run", "build", "--output-logs=errors-only", "--log-prefix=none"]);
await run(["node", "examples/tour.ts"], "inherit");

async function step(title: string, command: readonly string[]): Promise<void> {
  const started = performance.now();
  process.stdout.write(`${styleText("dim", "…")} ${title}\n`);
  await run(command, "pipe");
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${styleText("green", "✓")} ${title} ${styleText("dim", `${seconds} s`)}\n`);
}

/** Runs a command to its end; its output is shown as it comes, or only when it fails. */
async function run([command = "", ...args]: readonly string[], stdio: "inherit" | "pipe"): Promise<void> {
  const child = spawn(command, args, { stdio: ["ignore", stdio, stdio] });
  const output: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number>((resolve) => {
    child.on("error", (error) => {
      output.push(Buffer.from(`${error.message}\n`));
      resolve(1);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
  if (code === 0) return;
  process.stderr.write(Buffer.concat(output));
  process.stderr.write(styleText("red", `✗ ${[command, ...args].join(" ")} failed with exit code ${code}\n`));
  process.exit(1);
}
