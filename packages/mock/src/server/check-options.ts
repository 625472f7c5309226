import { nearestText } from "../description/nearest.ts";

interface Kind {
  /** What a value must be, in words. */
  readonly must: string;
  readonly isRight: (value: unknown) => boolean;
}

const text = (value: unknown): value is string => typeof value === "string";
const whole = (most: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
const callable: Kind = { must: "a function", isRight: (value) => typeof value === "function" };

const kinds: Readonly<Record<string, Kind>> = {
  scenario: {
    must: "the name of a scenario, or a list of such names",
    isRight: (value) => text(value) || (Array.isArray(value) && value.length > 0 && value.every(text)),
  },
  faults: { must: "a list of faults", isRight: Array.isArray },
  clock: {
    must: "an object with `now()`",
    isRight: (value) => typeof (value as { readonly now?: unknown } | null)?.now === "function",
  },
  endsAfterMs: { must: "a number of milliseconds from 0 on", isRight: (value) => Number(value) >= 0 && !text(value) },
  output: { must: "JSON", isRight: () => true },
  secret: { must: "a text", isRight: text },
  world: {
    must: "the path of a file, or what stands in one",
    isRight: (value) => text(value) || (typeof value === "object" && value !== null),
  },
  handler: callable,
  onRequest: callable,
  port: { must: "a whole number from 0 to 65535", isRight: whole(65_535) },
  assertNoRefusals: { must: "true or false", isRight: (value) => typeof value === "boolean" },
};

/** Throws for an option that a mock does not have, or of another kind. */
export function checkOptions(options: object): void {
  for (const [name, value] of Object.entries(options)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (!kind) throw new TypeError(`a mock has no option "${name}"${nearestText(name, Object.keys(kinds))}`);
    if (value === undefined || kind.isRight(value)) continue;
    throw new TypeError(`the option "${name}" must be ${kind.must}, not ${JSON.stringify(value) ?? typeof value}`);
  }
}
