/** What a caller knows when a start is over. */
export type Told =
  | { readonly known: "started"; readonly foundAgain: boolean }
  | { readonly known: "not started" }
  /** `kind`: what the error can be told from others by. */
  | { readonly known: "nothing"; readonly kind: string };

/** A client that starts scripts, as its own documentation shows it. */
export interface Client {
  readonly title: string;
  /** The npm packages it is made of. */
  readonly packages: readonly string[];
  create(url: string): (script: string) => Promise<Told>;
}

export const TOKEN = "token-of-the-experiment";
export const CONNECTION = "pg-prod";

/** What a start by a client comes to that knows nothing of runs: an answer, or an error. */
export async function plainly(start: Promise<unknown>): Promise<Told> {
  try {
    await start;
    return { known: "started", foundAgain: false };
  } catch (error) {
    return { known: "nothing", kind: kindOf(error) };
  }
}

/** Name, code and status along an error's causes: all that a program can tell errors by. */
export function kindOf(error: unknown): string {
  const { name, code, status, cause } = Object(error) as Record<string, unknown>;
  const own = [name, code, status].filter((part) => part !== undefined).join(" ");
  return cause === undefined ? own : `${own} < ${kindOf(cause)}`;
}
