import { ref } from "../support/document.ts";
import { type Case, withOperation, withSchema } from "./case.ts";

const outside = [
  "/etc/passwd",
  "file:///etc/passwd",
  "http://169.254.169.254/",
  "//evil.test/a",
  "other.yaml#/a",
  "#a",
];
const chain = Object.fromEntries(
  Array.from({ length: 2000 }, (_, index) => [`A${index}`, index < 1999 ? ref(`A${index + 1}`) : { type: "string" }]),
);

/** References out of the document, in circles, and into what has no name. */
export const references: readonly Case[] = [
  ...outside.map((target) => ({
    what: `a reference to ${target}`,
    spec: withSchema({ $ref: target }),
    refused: `$ref ${target} leads outside the document`,
  })),
  { what: "a schema that is itself", spec: withSchema(ref("A"), { A: ref("A") }), refused: "leads nowhere" },
  {
    what: "two schemas that are each other",
    spec: withSchema(ref("A"), { A: ref("B"), B: ref("A") }),
    refused: "leads nowhere",
  },
  {
    what: "a parameter that is itself",
    spec: withOperation({ parameters: [{ $ref: "#/paths/~1a/get/parameters/0" }] }),
    refused: "leads nowhere",
  },
  { what: "a chain of 2,000 references", spec: withSchema(ref("A0"), chain), refused: "leads nowhere" },
  {
    what: "a schema that combines itself",
    spec: withSchema(ref("A"), { A: { allOf: [ref("A"), { type: "object" }] } }),
  },
  {
    what: "a schema that holds itself",
    spec: withSchema(ref("A"), { A: { type: "object", properties: { a: ref("A") } } }),
    file: "schema.ts",
    present: 'a?: components["schemas"]["A"]',
  },
  { what: "a reference to a prototype", spec: withSchema(ref("constructor")), refused: "leads nowhere" },
  { what: "a reference that is no text", spec: withSchema({ $ref: 7 }), refused: "/$ref\n  must be a text" },
  {
    what: "a reference into data that looks like a schema",
    spec: withSchema({ $ref: "#/components/schemas/A/default/a" }, { A: { default: { a: {} } } }),
    refused: "leads to what is not a schema",
  },
  {
    what: "a reference into the depth of a schema",
    spec: withSchema({ $ref: "#/components/schemas/A/properties/a" }, { A: { properties: { a: {} } } }),
    file: "schema.ts",
    present: "AA: unknown",
  },
];
