import type { Outcome } from "./outcome.ts";

/** Why tests are red, and whose fault that is. */
export interface Explanation extends Known {
  readonly tests: readonly string[];
}

type Failed = Outcome["failed"][number];

interface Known {
  readonly why: string;
  readonly whose: "theirs" | "ours";
}

/** What is seen of a red test, and what explains it; the first that fits. */
const known: readonly (readonly [RegExp, Known])[] = [
  [
    /credential: send the header "Authorization[^"]*" and the header "Authorization[^"]*"(;|$)/,
    { why: "asks for two credentials at once that stand in the same header", whose: "theirs" },
  ],
  [
    /has (no|a wrong) credential/,
    { why: "asks for another credential than the one that the client was given", whose: "ours" },
  ],
  [/the client has no /, { why: "its group has a name that every client has itself", whose: "ours" }],
  [/no list at /, { why: "the answer was made up without the list that its pages read", whose: "ours" }],
];

/** What a contract test says where it has tried all that the description allows: see `withProof` in the mock's tests. */
const proven = /^(?:\w*Error: )?the description contradicts itself: (.*)$/s;

/** The red tests of a description by what explains them, most first; what nothing explains is ours, in its own words. */
export function explained(failed: readonly Failed[]): readonly Explanation[] {
  const all = failed.map((test) => ({ test, ...explanationOf(test) }));
  return [...Map.groupBy(all, ({ whose, kind }) => `${whose} ${kind}`).values()]
    .map((group) => {
      const [first] = group;
      const isSame = group.every(({ why }) => why === first?.why);
      const why = (isSame ? first?.why : first?.kind) ?? "";
      return { why, whose: first?.whose ?? "ours", tests: group.map(({ test }) => test.name) };
    })
    .sort((one, other) => other.tests.length - one.tests.length);
}

interface Explained extends Known {
  /** The same for tests that differ in nothing but names and values. */
  readonly kind: string;
}

function explanationOf({ name, why }: Failed): Explained {
  const [, proof] = proven.exec(why) ?? [];
  if (proof !== undefined) return { why: proof, kind: kindOf(proof), whose: "theirs" };
  const found = known.find(([seen]) => seen.test(why))?.[1];
  if (found !== undefined) return { ...found, kind: found.why };
  const own = withoutName(why, name).slice(0, 200);
  return { why: `not explained: ${own}`, kind: `not explained: ${kindOf(own)}`, whose: "ours" };
}

/** What a failure says of any operation. */
const withoutName = (why: string, test: string): string =>
  why.replaceAll(`${test.split(": ")[0]}: `, "").replace(/^(\w*Error: )[\w$]+\.[\w$]+: /, "$1");

/** A failure without what it names: texts, lists, objects and numbers. */
const kindOf = (why: string): string =>
  why
    .replace(/"(?:[^"\\]|\\.)*"?/g, '"…"')
    .replace(/`[^`]*`?/g, "`…`")
    .replace(/\{[^{}]*\}?/g, "{…}")
    .replace(/\[[^[\]]*\]?/g, "[…]")
    .replace(/\b\d+(\.\d+)?\b/g, "N")
    .replace(/([^;:]+)(; \1)+/g, "$1; …")
    .slice(0, 160);
