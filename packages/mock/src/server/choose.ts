import { nearestText } from "../description/nearest.ts";
import type { MockRequest } from "../http/message.ts";
import { Refusal } from "../states/refusal.ts";
import type { VendorMock } from "../states/vendor-mock.ts";

/** The scenario of every run, or of the first, the second and so on, the last for all further ones. */
export type Script = string | readonly string[];

type Known = Pick<VendorMock, "scenarios" | "aliases" | "chosenBy">;

/** The scenario a name stands for; throws for a name that stands for none. */
export function scenarioNamed({ scenarios, aliases }: Known, name: string, vendor: string): string {
  const scenario = scenarios.includes(name) ? name : Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  if (scenario !== undefined) return scenario;
  throw new Error(`no scenario "${name}" at ${vendor}${nearestText(name, [...scenarios, ...Object.keys(aliases)])}`);
}

/** The scenario of a run that this request starts: by its header, else by an input's name, else by the script. */
export function chooseScenario(
  known: Known,
  { vendor, script, starts }: { readonly vendor: string; readonly script: Script; readonly starts: number },
  { headers }: Pick<MockRequest, "headers">,
  inputs: Readonly<Record<string, unknown>>,
): string {
  const header = headers["x-mock-scenario"];
  if (typeof header === "string") return named(known, header, vendor);
  for (const field of known.chosenBy) {
    const scenario = byEnding(known, String(inputs[field] ?? ""));
    if (scenario) return scenario;
  }
  const list = [script].flat();
  return scenarioNamed(known, list[Math.min(starts, list.length - 1)] ?? "", vendor);
}

function named(known: Known, name: string, vendor: string): string {
  try {
    return scenarioNamed(known, name, vendor);
  } catch (error) {
    throw new Refusal(400, `X-Mock-Scenario: ${(error as Error).message}`);
  }
}

/** The scenario whose name, or alias, an input's value ends with after a hyphen. */
function byEnding({ scenarios, aliases }: Known, value: string): string | undefined {
  const names = [...scenarios, ...Object.keys(aliases)].sort((a, b) => b.length - a.length);
  const name = names.find((each) => value.endsWith(`-${each}`));
  return name === undefined ? undefined : (aliases[name] ?? name);
}
