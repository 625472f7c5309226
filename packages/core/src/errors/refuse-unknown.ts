import { RefusedError } from "./errors.ts";
import { nearest } from "./nearest.ts";

/** Throws `RefusedError` where a name that is given is not known; it says which one was meant. */
export function refuseUnknown(
  operation: string,
  kind: "input" | "option",
  given: object,
  known: readonly string[],
): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || known.includes(name)) continue;
    const near = nearest(name, known) ?? (name.startsWith("timeout") && known.find((each) => each.endsWith("Ms")));
    const meant = near ? `did you mean \`${near}\`? ` : "";
    throw new RefusedError(`unknown ${kind} \`${name}\`; ${meant}it takes ${known.join(", ") || "none"}`, {
      operation,
    });
  }
}
