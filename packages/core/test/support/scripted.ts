import { expect } from "vitest";

/** What one request gets: an answer, a failure, or a function that makes either. */
export type Step = Response | Error | ((request: Request) => Response | Promise<Response>);

export interface Scripted {
  readonly fetch: (input: string | URL | Request, init?: object) => Promise<Response>;
  /** Copies of the requests that were sent, in order. */
  readonly requests: readonly Request[];
}

/** A `fetch` that answers with one step a request; after the last one, further requests fail. */
export function scripted(...steps: readonly Step[]): Scripted {
  const requests: Request[] = [];
  const left = [...steps];
  return {
    requests,
    async fetch(input, init) {
      const request = new Request(input, init);
      requests.push(request.clone());
      const step = left.shift() ?? new Error("the script has no further step");
      if (step instanceof Error) throw step;
      return step instanceof Response ? step : step(request);
    },
  };
}

/** A step that never answers. */
export const never: Step = () => new Promise<Response>(() => undefined);

/** A JSON answer. */
export const json = (value: unknown, init?: ResponseInit): Response => Response.json(value, init);

/** What `fetch` of Node throws when a connection fails with `code`, in the system call of that name. */
export const lost = (code: string, syscall?: string): Error =>
  new TypeError("fetch failed", {
    cause: Object.assign(new Error(code), { code, ...(syscall && { syscall }) }),
  });

/** The URL of the `index`th request. */
export function urlOf({ requests }: Pick<Scripted, "requests">, index = 0): URL {
  const request = requests[index];
  expect(request, `request ${index}`).toBeDefined();
  return new URL(request?.url ?? "");
}
