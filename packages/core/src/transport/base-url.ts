import { RefusedError } from "../errors/errors.ts";

/** Where a client sends its requests. */
export interface Base {
  /** Without a slash at the end. */
  readonly url: string;
  readonly origin: string;
  /** The path of the address, without a slash at the end; `""` at the root. */
  readonly path: string;
}

/** Reads a client's address. Throws `RefusedError` for one that requests cannot be sent to. */
export function baseOf(baseUrl: string): Base {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  // What is no plain address may hold a password, so it is not shown.
  if (!url || !/^https?:$/.test(url.protocol)) throw refused("be an http(s) URL, such as https://host.example/api");
  if (url.username || url.password) throw refused("have no user name or password");
  if (/[?#]/.test(baseUrl)) throw refused("end with its path");
  const path = url.pathname.replace(/\/+$/, "");
  return { url: url.origin + path, origin: url.origin, path };
}

const refused = (what: string) => new RefusedError(`baseUrl must ${what}`, { operation: "create" });
