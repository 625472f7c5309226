import type { Json } from "../../pipeline/json/json.ts";
import { answering, described, hinted, ref, text } from "../support/document.ts";
import { bare, type Case, overlayWith, withOperation } from "./case.ts";

const vendors = (hints: Json) =>
  JSON.stringify({ ...described({ "/a": { post: { ...answering(text), "x-sdk": hints } } }) });
const named = (hints: object = {}) =>
  overlayWith({ target: "$.paths['/a'].post", update: { "x-sdk": { group: "a", name: "post", ...hints } } }).replace(
    "'/a'].get",
    "'/a'].post",
  );

/** What a vendor writes to have a say in what the SDK does. */
export const hints: readonly Case[] = [
  {
    what: "a POST that says it only reads",
    spec: vendors({ group: "a", name: "post", effect: "read" }),
    overlay: named(),
    file: "operations.ts",
    present: 'effect: "once"',
    absent: /effect: "read"/,
  },
  {
    what: "a POST that says it is idempotent, with no name from us",
    spec: vendors({ group: "a", name: "post", effect: "idempotent" }),
    refused: "specs/acme/openapi.yaml#/paths/~1a/post\n  the operation needs a group and a name",
  },
  {
    what: "a base of its own",
    spec: vendors({ base: "origin" }),
    overlay: named(),
    file: "operations.ts",
    absent: /origin/,
  },
  {
    what: "paging of its own",
    spec: vendors({ pages: { style: "single", items: "" } }),
    overlay: named(),
    file: "operations.ts",
    absent: /pages/,
  },
  {
    what: "hints that are no object",
    spec: vendors(["read"]),
    overlay: named(),
    file: "operations.ts",
    present: 'effect: "once"',
  },
  {
    what: "a parameter that calls itself something else",
    spec: JSON.stringify(
      described({
        "/a": {
          get: answering(text, { parameters: [{ name: "q", in: "query", schema: text, "x-sdk": { as: "evil" } }] }),
        },
      }),
    ),
    overlay: overlayWith({ target: "$.info", update: {} }),
    file: "operations.ts",
    present: 'query: ["q"]',
    absent: /evil/,
  },
  {
    what: "a schema that takes the name of a type of ours",
    spec: JSON.stringify(
      described({ "/a": { get: answering(ref("A")) } }, { A: { type: "object", "x-sdk": { as: "Promise" } } }),
    ),
    overlay: overlayWith({ target: "$.info", update: {} }),
    absent: /type Promise/,
  },
  {
    what: "a schema that opens its type by the generator's own mark",
    spec: JSON.stringify(described({ "/a": { get: answering({ type: "number", "x-open": true } as never) } })),
    overlay: overlayWith({ target: "$.info", update: {} }),
    absent: /string & \{\}/,
  },
  {
    what: "hints hidden where a reference finds them among data",
    spec: JSON.stringify({
      ...described({ "/a": { $ref: "#/info/x-hidden" } as never }),
      info: { title: "A", version: "1", "x-hidden": { get: { ...answering(text), ...hinted("a", "get") } } },
    }),
    overlay: overlayWith({ target: "$.info", update: {} }).replace("$.paths['/a'].get", "$.info"),
    refused: "#/paths/~1a/$ref\n  $ref #/info/x-hidden leads to what is not a pathItem",
  },
  {
    what: "a parameter hidden among data",
    spec: withOperation({ parameters: [{ $ref: "#/info/x-hidden" }] }),
    refused: "$ref #/info/x-hidden leads nowhere",
  },
  {
    what: "an idempotency key that the vendor declares as an input",
    spec: withOperation({ parameters: [{ name: "Idempotency-Key", in: "header", schema: text }] }),
    file: "operations.ts",
    absent: /idempotency/i,
  },
  {
    what: "an overlay that gives a placeholder as its reason",
    spec: bare,
    overlay: overlayWith({ target: "$.info", description: "(the reason, and where it is stated)", update: {} }),
    refused: "specs/acme/overlay.yaml#/actions/1\n  the description must say why, and where that is stated, not",
  },
  {
    what: "an overlay that removes by a text",
    spec: bare,
    overlay: overlayWith({ target: "$.info", remove: "false" }),
    refused: "specs/acme/overlay.yaml#/actions/1\n  remove must be true or false",
  },
  {
    what: "an effect that is none",
    spec: withOperation(hinted("a", "get", { effect: "always" })),
    refused: "#/paths/~1a/get/x-sdk/effect\n  must be one of read, idempotent, keyed, once",
  },
];
