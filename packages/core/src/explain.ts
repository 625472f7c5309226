import type { Call } from "./layer.ts";

/** What a call would do; nothing was sent. */
export interface Explanation {
  readonly operation: string;
  readonly effect: Call["effect"];
  readonly method: string;
  readonly url: string;
  /** Credentials stand as `[secret]`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** When the request would be sent again. */
  readonly retry: string;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  /** The same request as a command; put the credential in place of `[secret]`. */
  readonly curl: string;
}

const RETRY: Readonly<Record<Call["effect"], string>> = {
  read: "on 408, 429, 5xx except 501, lost connections and timeouts",
  idempotent: "on 408, 429, 5xx except 501, lost connections and timeouts",
  keyed: "on 408, 429, 5xx except 501, lost connections and timeouts, with the same Idempotency-Key, for one hour",
  once: "only where the server provably did not act: connection never made, 429",
};

/** The explanation of a request that was built but not sent; `credentials` are the headers that layers would add. */
export async function explanationOf(
  request: Request,
  call: Call,
  attempts: number,
  credentials: readonly string[],
): Promise<Explanation> {
  const { method, url } = request;
  const text = await request.text();
  const secrets = credentials.map((header) => [header.toLowerCase(), "[secret]"] as const);
  const headers = Object.fromEntries([...request.headers, ...secrets]);
  const { operation, effect, timeoutMs, deadlineMs } = call;
  return {
    ...{ operation, effect, method, url, headers },
    ...(text !== "" && { body: JSON.parse(text) as unknown }),
    retry: attempts > 1 ? `${RETRY[effect]}; ${attempts} attempts in all` : "never: retries are off",
    ...{ timeoutMs, deadlineMs },
    curl: curl(method, url, headers, text),
  };
}

function curl(method: string, url: string, headers: Readonly<Record<string, string>>, body: string): string {
  const parts = [
    `curl -X ${method} ${quoted(url)}`,
    ...Object.entries(headers).map((header) => `-H ${quoted(header.join(": "))}`),
    ...(body === "" ? [] : [`--data ${quoted(body)}`]),
  ];
  return parts.join(" \\\n  ");
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
