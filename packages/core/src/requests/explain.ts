import type { Call } from "../transport/call.ts";
import type { WireRequest } from "../transport/layer.ts";
import type { Explanation } from "../types/explanation.ts";
import type { Effect } from "../types/operation.ts";

const AGAIN = "on 408, 429, 5xx except 501, lost connections and timeouts";

const RETRY: Readonly<Record<Effect, string>> = {
  read: AGAIN,
  idempotent: AGAIN,
  keyed: `${AGAIN}, with the same Idempotency-Key, for one hour`,
  once: "only where the server provably did not act: not connected, 429",
};

/** The explanation of a request that was built but not sent; `credentials` are the headers that layers would add. */
export function explanationOf(
  { method, url, headers: own, body }: WireRequest,
  { operation, effect, timeoutMs, deadlineMs }: Call,
  attempts: number,
  credentials: readonly string[],
): Explanation {
  const text = typeof body === "string" ? body : "";
  const isJson = /json/.test(own["content-type"] ?? "");
  const secrets = credentials.map((header) => [header.toLowerCase(), "[secret]"] as const);
  const headers = Object.fromEntries([...Object.entries(own), ...secrets]);
  return {
    ...{ operation, effect, method, url, headers },
    ...(text !== "" ? { body: isJson ? (JSON.parse(text) as unknown) : text } : body !== undefined && { body }),
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
