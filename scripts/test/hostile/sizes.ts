import type { JsonObject } from "../../pipeline/json/json.ts";
import { answering, described, hinted, ref, taking, text } from "../support/document.ts";
import { bare, type Case, overlayWith, rawSchema, withOperation, withParameter, withSchema } from "./case.ts";

const nested = (depth: number, key: string) => `${`{"${key}":`.repeat(depth)}{}${"}".repeat(depth)}`;

/** Schemas that each combine the next one twice, so that 2^30 ways lead to the last. */
const diamond = (keyword: string): Record<string, JsonObject> =>
  Object.fromEntries(
    Array.from({ length: 31 }, (_, index) => [
      `D${index}`,
      index < 30
        ? { type: "object", [keyword]: [ref(`D${index + 1}`), ref(`D${index + 1}`)] }
        : { type: "object", properties: { a: text } },
    ]),
  );
const posting = (keyword: string) =>
  described(
    { "/a": { post: { ...taking(ref("D0")), ...answering(ref("D0")), ...hinted("a", "post") } } },
    diamond(keyword),
  );

const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"]
  .concat(
    "bcdefghi"
      .split("")
      .map((name, index) => `${name}: &${name} [${"*abcdefghi"[0]}${Array(9).fill("abcdefghi"[index]).join(", *")}]`),
  )
  .join("\n");

/** Texts that once took hours, or all of the stack. */
const runs: readonly (readonly [string, string])[] = [
  ["40,000 spaces", `a${" ".repeat(40_000)}b`],
  ["100 kB of spaces", `a${" ".repeat(100_000)}b`],
  ["100 kB of line feeds", `a${"\n".repeat(100_000)}b`],
  ["spaces and line feeds in turn", `a${" \n".repeat(50_000)}b`],
  ["500,000 backticks", "`".repeat(500_000)],
  ["100,000 lone backticks", "` ".repeat(100_000)],
  ["100 kB of backslashes", "\\".repeat(100_000)],
  ["100 kB of opening braces", "{".repeat(100_000)],
  ["100 kB of at signs", "{@".repeat(50_000)],
  ["100 kB of brackets", "[".repeat(100_000)],
  ["100 kB of slashes and stars", "*/".repeat(50_000)],
  ["100 kB of one word", "a".repeat(100_000)],
  ["100 kB of hashes", "#".repeat(100_000)],
  ["100,000 mentions of a method", "GET `/".repeat(20_000)],
  ["100 kB that nobody sees", "\u202e".repeat(100_000)],
];

/** What is long, deep or wide: nothing hangs, nothing overflows. */
export const sizes: readonly Case[] = [
  ...runs.flatMap(([what, description]) => [
    { what: `a description of ${what}`, spec: withOperation({ description, summary: description }) },
    { what: `a field described by ${what}`, spec: withParameter({ description }) },
  ]),
  { what: "allOf diamonds 30 deep", spec: posting("allOf") },
  { what: "anyOf diamonds 30 deep", spec: posting("anyOf") },
  { what: "oneOf diamonds 30 deep", spec: posting("oneOf") },
  { what: "nesting 10,000 deep", spec: rawSchema(nested(10_000, "items")), refused: "specs/acme/openapi.yaml" },
  { what: "nesting 300 deep", spec: rawSchema(nested(300, "items")), refused: "deeper than 200 levels" },
  { what: "lists 100,000 deep", spec: `a: ${"[".repeat(100_000)}`, refused: "not YAML or JSON" },
  { what: "a bomb of aliases", spec: bomb, refused: "deeper than 200 levels or of more than 1000000 values" },
  { what: "an alias of what it stands in", spec: "a: &a { b: *a }", refused: "specs/acme/openapi.yaml" },
  {
    what: "a number beyond all numbers",
    spec: rawSchema('{"default":1e999}'),
    overlay: overlayWith({ target: "$.info", update: {} }),
    absent: /Infinity/,
  },
  { what: "a number that is none", spec: "a: .nan", refused: "#/a\n  must be a number that JSON has, not NaN" },
  {
    what: "a number of 10,000 digits",
    spec: rawSchema(`{"const":${"9".repeat(10_000)}}`),
    overlay: overlayWith({ target: "$.info", update: {} }),
    absent: /Infinity/,
  },
  {
    what: "an enum of 20,000 values",
    spec: withSchema({ type: "string", enum: Array.from({ length: 20_000 }, (_, i) => `v${i}`) }),
  },
  {
    what: "10,000 parameters",
    spec: withOperation({
      parameters: Array.from({ length: 10_000 }, (_, i) => ({ name: `q${i}`, in: "query", schema: text })),
    }),
  },
  { what: "200,000 members of allOf", spec: withSchema({ allOf: Array.from({ length: 200_000 }, () => ({})) }) },
  {
    what: "a filter of an overlay that backtracks for ever",
    spec: JSON.stringify({ ...JSON.parse(bare), info: { title: `${"a".repeat(50_000)}!`, version: "1" } }),
    overlay: overlayWith({ target: "$.info[?match(@, '^(a+)+$')]", update: "x" }),
    refused: "specs/acme/overlay.yaml#/actions/1\n  target matches nothing",
  },
  {
    what: "a filter of an overlay that repeats repetitions",
    spec: bare,
    overlay: overlayWith({ target: "$.info[?search(@, '(((a{99}){99}){99}){99}')]", update: "x" }),
    refused: "repeats too much",
  },
  {
    what: "a target that descends again and again",
    spec: bare,
    overlay: overlayWith({ target: "$..*..*..*..*", update: {} }),
    refused: "a JSONPath must have at most one `..`",
  },
  {
    what: "a target without end",
    spec: bare,
    overlay: overlayWith({ target: `$${".a".repeat(50_000)}`, update: {} }),
    refused: "a JSONPath must have at most 2000 characters",
  },
];
