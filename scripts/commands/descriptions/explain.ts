import type { Outcome } from "./outcome.ts";

/** Why a test is red, and whose fault that is. */
export interface Explanation {
  readonly why: string;
  readonly whose: "theirs" | "ours";
}

type Failed = Outcome["failed"][number];

/** What is seen of a red test, and what explains it; the first that fits. */
const known: readonly (readonly [RegExp, Explanation])[] = [
  [
    /credential: send the header "Authorization[^"]*" and the header "Authorization[^"]*"(;|$)/,
    { why: "asks for two credentials at once that stand in the same header", whose: "theirs" },
  ],
  [
    /has (no|a wrong) credential/,
    { why: "asks for another credential than the one that the client was given", whose: "ours" },
  ],
  [
    /missing, …surplus|missing: \[|\(missing, surplus\)/,
    {
      why: "operations that share a path and a method, told apart by the query, are not told apart here",
      whose: "ours",
    },
  ],
  [/the client has no /, { why: "its group has a name that every client has itself", whose: "ours" }],
  [/no list at /, { why: "the answer was made up without the list that its pages read", whose: "ours" }],
  [
    /(body field|expected \[ '(field|the value))[^;]* must (be|match|have|NOT)/,
    { why: "no value was found that all that is said of it allows", whose: "theirs" },
  ],
];

/** The red tests of a description by what explains them, most first; what nothing explains is ours, in its own words. */
export function explained(failed: readonly Failed[]): readonly (Explanation & { readonly tests: readonly string[] })[] {
  const all = failed.map(({ name, why }) => ({ name, explanation: explanationOf(why) }));
  const groups = Map.groupBy(all, ({ explanation: { why, whose } }) => `${whose} ${why}`);
  return [...groups.values()]
    .map((group) => ({ ...(group[0]?.explanation as Explanation), tests: group.map(({ name }) => name) }))
    .sort((one, other) => other.tests.length - one.tests.length);
}

function explanationOf(why: string): Explanation {
  const found = known.find(([seen]) => seen.test(why));
  return found?.[1] ?? { why: `not explained: ${why.slice(0, 160)}`, whose: "ours" };
}
