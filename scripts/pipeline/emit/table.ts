import { effectOf } from "../hints/hints.ts";
import type { Api, ApiOperation, Group } from "../model/types.ts";
import type { Literal } from "../text/literal-text.ts";
import { templateText } from "../text/safe-text.ts";
import { rowOf } from "./row.ts";

/** The operation table, as text: in a bundle it takes much less than literals. */
export function emitTable(api: Api, header: string): string {
  const text = `\n${api.groups.map(groupText).join("\n\n")}\n`;
  return `${header}${form}\nexport const table: string = ${templateText(text)};\n`;
}

const form = `//
// A group and the path its operations begin with; below it METHOD name /rest?query {what else there is to say}.
// The effect is the usual one of the method where none is said. Operations stand for each other by their ids.
`;

function groupText({ name, operations }: Group): string {
  const prefix = commonPath(operations.map(({ path }) => path));
  return [`${name} ${prefix}`.trim(), ...operations.map((operation) => lineOf(operation, prefix))].join("\n");
}

function lineOf(operation: ApiOperation, prefix: string): string {
  const { id: _, method: __, path: ___, query, effect, ...rest } = rowOf(operation);
  const { name, method, path } = operation;
  const isUsual = effect === effectOf(method.toLowerCase(), {});
  const more = JSON.stringify({ ...(!isUsual && { effect }), ...rest });
  const words = [method, name, path.slice(prefix.length) + queryText(query), more === "{}" ? "" : more];
  return words.filter((word) => word !== "").join(" ");
}

/** The leading segments that all paths share. */
function commonPath([first = "", ...others]: readonly string[]): string {
  const segments = first.split("/");
  const differs = segments.findIndex((segment, index) => others.some((path) => path.split("/")[index] !== segment));
  return (differs === -1 ? segments : segments.slice(0, differs)).join("/");
}

/** `?id&event_time=event-time`: the inputs, and what they are called on the wire where that differs. */
function queryText(query: Literal | undefined): string {
  if (!Array.isArray(query)) return "";
  const entries = query.map((entry): [string, string] => (Array.isArray(entry) ? [entry[0], entry[1]] : [entry, ""]));
  return `?${new URLSearchParams(entries)}`.replace(/=(?=&|$)/g, "");
}
