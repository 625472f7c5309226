import type { Acted } from "@x/core";
import type { Settled } from "./subject.ts";

/** How a case ended. */
export type End =
  | { readonly kind: "data"; readonly sound: boolean; readonly shown: string }
  | { readonly kind: "nothing" }
  | {
      readonly kind: "error";
      readonly name: string;
      /** An error of the platform, which no library gave a name. */
      readonly raw: boolean;
      /** The end the caller asked for by its signal. */
      readonly aborted: boolean;
      readonly acted?: Acted;
      readonly status?: number;
    }
  | { readonly kind: "listed" }
  | { readonly kind: "items"; readonly found: number; readonly of: number }
  | { readonly kind: "waited" }
  | { readonly kind: "gave-up"; readonly afterMs: number }
  | { readonly kind: "endless" }
  | { readonly kind: "printed"; readonly where: readonly string[] }
  | { readonly kind: "hung" };

/** The end of a call that did not throw. */
export function endOfSettled({ data, error, status }: Settled, truth: (data: unknown) => boolean): End {
  if (error instanceof Error) return endOfError(error);
  if (error !== undefined) {
    return { kind: "error", name: "error", raw: false, aborted: false, ...(status !== undefined && { status }) };
  }
  return data === undefined ? { kind: "nothing" } : { kind: "data", sound: truth(data), shown: shownAs(data) };
}

/** The end of a call that threw. */
export function endOfError(error: unknown, signal?: AbortSignal): End {
  const { acted, status } = Object(error) as { acted?: Acted; status?: number };
  const name = nameOf(error);
  const aborted = (signal?.aborted === true && error === signal.reason) || /Abort/.test(name);
  return {
    ...{ kind: "error", name, aborted, raw: !aborted && isPlatforms(error) },
    ...(acted !== undefined && { acted }),
    ...(typeof status === "number" && { status }),
  };
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return error.name === "Error" ? error.constructor.name : error.name;
}

/** Whether an error is of a class every program has, such as `TypeError`. */
function isPlatforms(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  const { name } = error.constructor;
  return (globalThis as unknown as Record<string, unknown>)[name] === error.constructor;
}

/** What data are, in a word. */
function shownAs(data: unknown): string {
  if (data === null) return "null";
  if (typeof data === "string") return data === "" ? "an empty text" : /<html/i.test(data) ? "HTML" : "text";
  if (typeof data !== "object") return typeof data;
  const name = data.constructor?.name ?? "object";
  if (name !== "Object") return `a ${name}`;
  return Object.keys(data).length === 0 ? "{}" : "other data";
}
