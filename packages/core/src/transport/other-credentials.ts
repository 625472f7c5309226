import { credential, type Secret } from "./auth.ts";
import { withHeader } from "./headers.ts";
import type { Layer, WireRequest } from "./layer.ts";

/**
 * Sends a name and a password as `Authorization: Basic …` (RFC 7617, in UTF-8). Where a vendor takes a key as the name and
 * no password, the password is `() => ""`.
 */
export const basic = (username: Secret, password: Secret): Layer => {
  const both =
    typeof username === "string" && typeof password === "string"
      ? `${username}:${password}`
      : async () => `${await textOf(username)}:${await textOf(password)}`;
  return credential("Authorization", both, (value, redactor) => {
    const encoded = btoa(String.fromCharCode(...new TextEncoder().encode(value)));
    for (const part of [value.slice(value.indexOf(":") + 1), encoded]) redactor.add(part);
    return `Basic ${encoded}`;
  });
};

const textOf = async (secret: Secret): Promise<string> => (typeof secret === "string" ? secret : secret());

/** Sends `secret` as the query parameter `name`. Servers and proxies log addresses; a header is better where there is a choice. */
export const queryKey = (name: string, secret: Secret): Layer =>
  elsewhere(name, secret, withQuery, (value, redactor) => {
    const encoded = encodeURIComponent(value);
    redactor.add(encoded);
    return encoded;
  });

/** Sends `secret` as the cookie `name`; browsers send no cookie that a program sets. */
export const cookieKey = (name: string, secret: Secret): Layer =>
  elsewhere(name, secret, withCookie, (value) => {
    if (/[;,\s"\\]/.test(value)) throw new TypeError("ends the cookie");
    return value;
  });

/** A credential that stands in no header of its own. */
function elsewhere(
  name: string,
  secret: Secret,
  put: typeof withHeader,
  format: Parameters<typeof credential>[2],
): Layer {
  const layer = credential(name, secret, format, put);
  return (next) => layer(next);
}

function withQuery(request: WireRequest, name: string, encoded: string): WireRequest {
  const [path = "", query = ""] = request.url.split("?");
  const pair = `${encodeURIComponent(name)}=${encoded}`;
  return { ...request, url: `${path}?${[...without(query.split("&"), pair), pair].join("&")}` };
}

function withCookie(request: WireRequest, name: string, value: string): WireRequest {
  const pair = `${name}=${value}`;
  const others = without((request.headers.cookie ?? "").split("; "), pair);
  return withHeader(request, "cookie", [...others, pair].join("; "));
}

/** The pairs of other names: a redirect, or the caller, may have set one of this name before. */
const without = (pairs: readonly string[], pair: string): readonly string[] =>
  pairs.filter((one) => one !== "" && one.split("=")[0] !== pair.split("=")[0]);
