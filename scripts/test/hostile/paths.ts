import { text } from "../support/document.ts";
import { type Case, withOperation, withoutHints } from "./case.ts";

const leaving = ["/../a", "/a/../../b", "/./a", "//evil.test/a", "/a/%2e%2e/b", "/%2E./b", "/a/..", "/.%2e"];
const strange = [
  "/a\\..\\b",
  "\\\\evil.test",
  "https://evil.test/a",
  "a",
  "/a b",
  "/a\nb",
  "/a\u202eb",
  "/a*/evil()",
  "/`$\u007bevil}`",
];

/** Path templates that lead out of the base address, or out of the text they are put in. */
export const paths: readonly Case[] = [
  ...leaving.map((path) => ({
    what: `the path ${path}`,
    spec: withOperation({}, {}, path),
    refused: "leads to another place than it says",
  })),
  ...strange.map((path) => ({
    what: `the path ${JSON.stringify(path)}`,
    spec: withoutHints(withOperation({}, {}, path)),
    refused: "has characters that no URL has",
  })),
  {
    what: "a path parameter that no path has",
    spec: withOperation({ parameters: [{ name: "id", in: "path", required: true, schema: text }] }),
    refused: "path parameter id is not in the path /a",
  },
  {
    what: "a server of its own",
    spec: withOperation({ servers: [{ url: "https://evil.test" }] }),
    refused: "servers of its own",
  },
];
