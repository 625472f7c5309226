import { describe, expect, test } from "vitest";
import { createLedger, isUnclear, type Ledger, leavesOutcomeOpen, type Sent } from "../../src/transport/ledger.ts";
import type { Acted } from "../../src/types/acted.ts";
import { effects } from "../support/sdk.ts";

/** What happens to the requests of a call: each is named by a letter. */
type Event =
  | readonly ["leaving", string]
  | readonly ["neverSent", string]
  | readonly ["answered", string, number]
  | readonly ["fulfilled"];

/** The verdict after some events. */
function verdict(events: readonly Event[], sentBefore?: boolean): Acted {
  const ledger = createLedger(sentBefore);
  const sent = new Map<string, Sent>();
  for (const event of events) report(ledger, sent, event);
  return ledger.acted;
}

function report(ledger: Ledger, sent: Map<string, Sent>, [kind, name = "", status = 0]: Event): void {
  if (kind === "leaving") sent.set(name, ledger.leaving());
  if (kind === "neverSent") sent.get(name)?.neverSent();
  if (kind === "answered") sent.get(name)?.answered(status);
  if (kind === "fulfilled") ledger.fulfilled();
}

const rows: readonly (readonly [string, readonly Event[], Acted])[] = [
  ["nothing was sent", [], "no"],
  ["a request is under way", [["leaving", "a"]], "maybe"],
  [
    "it never reached a server",
    [
      ["leaving", "a"],
      ["neverSent", "a"],
    ],
    "no",
  ],
  [
    "it was rejected",
    [
      ["leaving", "a"],
      ["answered", "a", 400],
    ],
    "no",
  ],
  [
    "it was answered by a success that is not read yet",
    [
      ["leaving", "a"],
      ["answered", "a", 200],
    ],
    "maybe",
  ],
  ["the answer is all that was promised", [["leaving", "a"], ["answered", "a", 200], ["fulfilled"]], "yes"],
  [
    "an answer came that proves nothing",
    [
      ["leaving", "a"],
      ["answered", "a", 503],
    ],
    "maybe",
  ],
  [
    "the first was lost, the second never sent",
    [
      ["leaving", "a"],
      ["leaving", "b"],
      ["neverSent", "b"],
    ],
    "maybe",
  ],
  [
    "the first was lost, the second rejected",
    [
      ["leaving", "a"],
      ["leaving", "b"],
      ["answered", "b", 409],
    ],
    "maybe",
  ],
  [
    "the first was not clear, the second rejected",
    [
      ["leaving", "a"],
      ["answered", "a", 502],
      ["leaving", "b"],
      ["answered", "b", 404],
    ],
    "maybe",
  ],
  [
    "both were never sent",
    [
      ["leaving", "a"],
      ["neverSent", "a"],
      ["leaving", "b"],
      ["neverSent", "b"],
    ],
    "no",
  ],
  [
    "the first was rejected, the second is under way",
    [
      ["leaving", "a"],
      ["answered", "a", 429],
      ["leaving", "b"],
    ],
    "maybe",
  ],
  [
    "the first was lost, the second kept its promise",
    [["leaving", "a"], ["leaving", "b"], ["answered", "b", 201], ["fulfilled"]],
    "yes",
  ],
  [
    "the first is rejected late, the second under way",
    [
      ["leaving", "a"],
      ["leaving", "b"],
      ["answered", "a", 400],
    ],
    "maybe",
  ],
  [
    "the first is rejected late, the second rejected as well",
    [
      ["leaving", "a"],
      ["leaving", "b"],
      ["answered", "b", 400],
      ["answered", "a", 400],
    ],
    "no",
  ],
  [
    "the first turns out late as never sent, the second was lost",
    [
      ["leaving", "a"],
      ["leaving", "b"],
      ["answered", "b", 500],
      ["neverSent", "a"],
    ],
    "maybe",
  ],
  [
    "one is reported twice, which does not settle the other",
    [
      ["leaving", "a"],
      ["leaving", "b"],
      ["neverSent", "b"],
      ["answered", "b", 400],
    ],
    "maybe",
  ],
];

describe("the verdict", () => {
  test.for(rows)("where %s", ([, events, acted]) => {
    expect(verdict(events)).toBe(acted);
  });

  const sentBefore: typeof rows = [
    ["nothing more was sent", [], "maybe"],
    [
      "the repeat was rejected",
      [
        ["leaving", "a"],
        ["answered", "a", 400],
      ],
      "maybe",
    ],
    [
      "the repeat was never sent",
      [
        ["leaving", "a"],
        ["neverSent", "a"],
      ],
      "maybe",
    ],
    ["the repeat kept its promise", [["leaving", "a"], ["answered", "a", 200], ["fulfilled"]], "yes"],
  ];

  test.for(sentBefore)("of a request that was sent before, where %s", ([, events, acted]) => {
    expect(verdict(events, true)).toBe(acted);
  });

  test.for([
    [0, "maybe"],
    [200, "maybe"],
    [204, "maybe"],
    [301, "maybe"],
    [302, "maybe"],
    [303, "maybe"],
    [304, "maybe"],
    [307, "no"],
    [308, "no"],
    [400, "no"],
    [401, "no"],
    [404, "no"],
    [408, "maybe"],
    [409, "no"],
    [422, "no"],
    [429, "no"],
    [499, "no"],
    [500, "maybe"],
    [501, "no"],
    [502, "maybe"],
    [503, "maybe"],
    [504, "maybe"],
    [599, "maybe"],
  ] as const)("of one request that was answered with %d: %s", ([status, acted]) => {
    expect(
      verdict([
        ["leaving", "a"],
        ["answered", "a", status],
      ]),
    ).toBe(acted);
  });
});

test.for([
  [408, true],
  [500, true],
  [502, true],
  [599, true],
  [200, false],
  [302, false],
  [400, false],
  [429, false],
  [501, false],
] as const)("an answer of %d, given for a server that may have acted: %s", ([status, expected]) => {
  expect(isUnclear(status)).toBe(expected);
});

test.for([
  ["maybe", ["keyed", "once"]],
  ["no", []],
  ["yes", []],
] as const)("a failed call whose server acted (%s) leaves the outcome open for %j", ([acted, expected]) => {
  expect(effects.filter((effect) => leavesOutcomeOpen(effect, acted))).toEqual(expected);
});
