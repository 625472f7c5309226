import type { styleText } from "node:util";
import type { LoggedRequest } from "../server/log.ts";
import { sentence } from "../strict/problem.ts";

type Style = Parameters<typeof styleText>[0];
/** Colours a text, where the output is a terminal. */
export type Paint = (style: Style, text: string) => string;

/** A request and what became of it, as lines for a person. */
export function requestLine(request: LoggedRequest, paint: Paint): string {
  const { method, path, query, status, at, problems, fault, started, repeatOf, note, answeredBy } = request;
  const time = new Date(at).toISOString().slice(11, 19);
  const search = query.size > 0 ? `?${decodeURIComponent(String(query))}` : "";
  const said = [
    fault === undefined ? "" : paint("yellow", `fault: ${typeof fault === "object" ? fault.status : fault}`),
    started.length > 0 ? paint("green", `started ${started.join(", ")}`) : "",
    repeatOf === undefined ? "" : `repeats request ${repeatOf}`,
    answeredBy === "prism" ? paint("dim", "answered by Prism, without state") : "",
    note === undefined ? "" : paint("yellow", note),
  ].filter((text) => text !== "");
  const line = [paint("dim", time), method, path + search, statusText(status, paint), ...said].join(" ");
  return [line, ...problems.map((problem) => paint("red", `  refused: ${sentence(problem)}`))].join("\n");
}

function statusText(status: number | undefined, paint: Paint): string {
  if (status === undefined) return "…";
  return paint(status < 400 ? "green" : status < 500 ? "red" : "yellow", String(status));
}
