import type { End } from "./end.ts";
import { type Bad, type Observation, strayOf } from "./judge.ts";

/** An observation in a few words: how often the server saw the request, and how the call ended. */
export function cell(observation: Observation, bads: readonly Bad[]): string {
  const [worst] = bads;
  return worst === undefined ? good(observation) : `✗ ${bad(worst, observation)}`;
}

function good({ arrivals, end }: Observation): string {
  if (end.kind === "printed") return "clean";
  return `${arrivals.length}× ${short(end)}`;
}

function bad(worst: Bad, observation: Observation): string {
  const { arrivals, end } = observation;
  const stray = strayOf(observation);
  const words: Readonly<Record<Bad, string>> = {
    resent: `${arrivals.length}× resent`,
    leaked: "key sent along",
    astray: `\`${stray?.method} ${stray?.path}\``,
    endless: "pages for ever",
    hung: "hung",
    gaveUp: `gave up after ${end.kind === "gave-up" ? (end.afterMs / 1000).toFixed(0) : ""} s`,
    early: `${arrivals.length}× too early`,
    late: "goes on",
    lie: `${arrivals.length}× ${short(end)}`,
    invented: `${arrivals.length}× invented ${end.kind === "error" ? end.status : ""}`,
    denied: `${arrivals.length}× ${short(end)}, “did not act”`,
    raw: `${arrivals.length}× ${short(end)}`,
    printed: `in ${end.kind === "printed" ? end.where.join(", ") : ""}`,
  };
  return words[worst];
}

/** How a call ended; the names of libraries' errors without the word "Error". */
function short(end: End): string {
  if (end.kind === "data") return end.sound ? "ok" : `${end.shown} as data`;
  if (end.kind === "nothing") return "neither data nor error";
  if (end.kind === "items") return `${end.found} of ${end.of} items`;
  if (end.kind === "listed") return "a quiet end";
  if (end.kind !== "error") return end.kind;
  if (end.aborted) return "aborted";
  const name = end.raw ? end.name : end.name.replace(/(.)Error$/, "$1");
  return end.status === undefined ? name : `${name} ${end.status}`;
}
