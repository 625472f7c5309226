import { kinds, type PlannedFault } from "../faults/fault.ts";

/** The fault that a text such as `POST /tasks/execute 503 after nth=2 retryAfter=1` describes. */
export function readFault(text: string): PlannedFault {
  const words = text.trim().split(/\s+/);
  const on = words[0] === "*" ? words.splice(0, 1).join() : words.splice(0, 2).join(" ");
  const [how = "", ...rest] = words;
  if (how === "") {
    throw new Error(`--fault must be "METHOD /path HOW": HOW is a status or one of ${Object.keys(kinds).join(", ")}`);
  }
  const fields = rest.map((word): [string, unknown] => {
    const [name = "", value] = word.split(/=(.*)/s);
    return [name, value === undefined ? true : /^[\d.]+$/.test(value) ? Number(value) : value];
  });
  // What is wrong with any of it, whoever takes the fault says.
  return { on, how: /^\d+$/.test(how) ? Number(how) : how, ...Object.fromEntries(fields) } as PlannedFault;
}
