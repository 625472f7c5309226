import { RefusedError } from "../errors/errors.ts";
import { discard } from "./body-reader.ts";
import { callOf } from "./call.ts";
import type { Layer } from "./layer.ts";

const MAX_REDIRECTS = 5;
const UNKNOWN = "an unknown address";

/** Sends only to `origin`: no credential leaves it, whatever a layer or an answer says. */
export const pinOrigin =
  (origin: string): Layer =>
  (next) =>
  (request, view) => {
    const { url } = request;
    if (url.startsWith(origin) && url[origin.length] === "/") return next(request, view);
    const target = URL.canParse(url) ? new URL(url).origin : UNKNOWN;
    if (target === origin) return next(request, view);
    const { operation, ledger } = callOf(request, view);
    const message = `${target} is not the client's own origin ${origin}`;
    return Promise.reject(new RefusedError(message, { operation, acted: ledger.acted }));
  };

/** Follows redirects of reads within `origin`; refuses all others. */
export const redirects =
  (origin: string): Layer =>
  (next) =>
  async (request, view) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    let current = request;
    for (let hop = 0; ; hop++) {
      const response = await next(current, view);
      if (response.ok) return response;
      const target = redirectTarget(response, current.url);
      if (target === undefined && response.type !== "opaqueredirect") return response;
      discard(response);
      if (target?.origin !== origin || !isRead || hop === MAX_REDIRECTS) {
        const { operation, ledger } = callOf(request, view);
        const place = target?.origin ?? UNKNOWN;
        const message = `redirect (${response.status}) to ${place} not followed`;
        throw new RefusedError(message, { operation, acted: ledger.acted });
      }
      current = { ...current, url: target.href };
    }
  };

function redirectTarget(response: Response, from: string): URL | undefined {
  const { status } = response;
  if (status < 300 || status >= 400 || status === 304) return undefined;
  const location = response.headers.get("location");
  return location !== null && URL.canParse(location, from) ? new URL(location, from) : undefined;
}
