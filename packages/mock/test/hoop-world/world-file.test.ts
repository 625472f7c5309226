import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseWorld } from "../../src/vendors/hoop/world/parse/parse-world.ts";
import { smallWorld } from "./support/stage.ts";

const message = (change: object): string => {
  try {
    parseWorld(JSON.stringify({ ...smallWorld, ...change }), "mine.json");
  } catch (error) {
    return (error as Error).message;
  }
  return "no error";
};

test("a world is what its file says", () => {
  expect(parseWorld(JSON.stringify(smallWorld))).toEqual(smallWorld);
});

test.each([
  ["a missing list", { agents: undefined }, "mine.json: /agents is missing: add it"],
  [
    "a wrong kind",
    { agents: [{ name: "a", connected: "yes" }] },
    'mine.json: /agents/0/connected is "yes": it must be boolean',
  ],
  [
    "a key that is none",
    { agents: [{ name: "a", connected: true, online: true }] },
    "mine.json: /agents/0/online is true: no such key; the keys here are name, connected",
  ],
  [
    "a kind of key that is none",
    { keys: [{ name: "k", kind: "oauth" }] },
    'mine.json: /keys/0/kind is "oauth": write one of ["hpk","static"]',
  ],
  [
    "an agent that is none",
    { connections: [{ name: "c", agent: "gone", type: "custom", command: [] }], accessRequestRules: [] },
    'mine.json: /connections/0/agent is "gone": name one of the agents: here, away',
  ],
  [
    "a name that stands for two",
    { agents: [...smallWorld.agents, { name: "here", connected: true }] },
    'mine.json: /agents/2/name is "here": it stands there twice; leave one of the two out',
  ],
  [
    "output after the end",
    { scripts: [{ script: "s", output: [[9, "late"]], exit_code: 0, took_ms: 5 }] },
    "mine.json: /scripts/0/output/0/0 is 9: took_ms is 5; print it before",
  ],
])("%s is named with its place and its fix", (_, change, expected) => {
  expect(message(change)).toBe(expected);
});

test("the example of the README is a world", () => {
  const readme = readFileSync(new URL("../../src/vendors/hoop/world/README.md", import.meta.url), "utf8");
  const example = readme.match(/```json\n([\s\S]*?)```/)?.[1] ?? "";

  expect(() => parseWorld(example)).not.toThrow();
});

test("a text that is no JSON is named", () => {
  expect(() => parseWorld("{", "mine.json")).toThrow('mine.json: / is "{": write JSON (');
});
