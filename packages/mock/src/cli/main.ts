import { styleText } from "node:util";
import type { LoggedRequest } from "../server/log.ts";
import { clientOf, startMock } from "../server/start-mock.ts";
import { help } from "./help.ts";
import { readArguments } from "./read-arguments.ts";
import { type Paint, requestLine } from "./request-line.ts";
import { untilStopped } from "./until-stopped.ts";

/** Runs the command; what it resolves to is its exit code. */
export async function main(args: readonly string[], process: NodeJS.Process): Promise<number> {
  const { stdout, stderr } = process;
  const paint: Paint = (style, text) => styleText(style, text, { stream: stdout });
  try {
    const asked = readArguments(args);
    if (asked === "help") {
      stdout.write(help());
      return 0;
    }
    const { vendor, options, quiet } = asked;
    const onRequest = (request: LoggedRequest) => void stdout.write(`${requestLine(request, paint)}\n`);
    const mock = await startMock(vendor, { ...options, ...(!quiet && { onRequest }) });
    const scenario = [options.scenario ?? "succeeds"].flat().join(", then ");
    stdout.write(`${vendor} mock (${scenario}): ${mock.url}\nUse it with: ${clientOf(vendor, mock.url)}\n`);
    await untilStopped(process);
    await mock.close();
    return 0;
  } catch (error) {
    stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}
