import type { Api } from "../model/api-types.ts";
import { quote } from "../text/safe-text.ts";

/** The servers that only some operations have. */
export const serversOf = ({ groups }: Api): readonly string[] =>
  [...new Set(groups.flatMap(({ operations }) => operations.flatMap(({ server }) => server ?? [])))].sort();

export const serversDoc =
  "The servers of single operations that may get calls, and the client's credentials: `true`, or where such a server is.\n@default none: operations of such a server are refused";

export function placesText({ groups }: Api): string {
  const lines = groups
    .flatMap(({ operations }) => operations)
    .flatMap(({ id, server }) => (server === undefined ? [] : [`  ${quote(id)}: ${quote(server)},\n`]));
  return `/** Operations with a server of their own. */\nconst places = {\n${lines.join("")}};\n`;
}

/** Operations that answer where they redirect to, by their ids. */
export const redirectsOf = ({ groups }: Api): readonly string[] =>
  groups.flatMap(({ operations }) => operations.flatMap(({ id, answer }) => (answer === "location" ? [id] : [])));

export function redirectsText(api: Api): string {
  const lines = redirectsOf(api).map((id) => `  ${quote(id)},\n`);
  return `/** Operations that answer where they redirect to. */\nconst redirects = [\n${lines.join("")}];\n`;
}
