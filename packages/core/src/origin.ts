import { RefusedError } from "./errors.ts";
import { type Layer, operationOf } from "./layer.ts";

const MAX_REDIRECTS = 5;

/** Sends only to `origin`: no credential leaves it, whatever a layer or an answer says. */
export const pinOrigin =
  (origin: string): Layer =>
  (next) =>
  (request, call) => {
    const target = new URL(request.url).origin;
    if (target === origin) return next(request, call);
    throw new RefusedError(`${target} is not the client's own origin ${origin}`, {
      operation: operationOf(call),
    });
  };

/** Follows redirects of reads within `origin`; refuses all others. */
export const redirects =
  (origin: string): Layer =>
  (next) =>
  async (request, call) => {
    const safe = request.method === "GET" || request.method === "HEAD";
    let current = request.redirect === "manual" ? request : new Request(request, { redirect: "manual" });
    for (let hop = 0; ; hop++) {
      const response = await next(current, call);
      const target = redirectTarget(response, current.url);
      if (target === undefined && response.type !== "opaqueredirect") return response;
      await response.body?.cancel();
      if (target?.origin !== origin || !safe || hop === MAX_REDIRECTS) {
        throw new RefusedError(
          `redirect (${response.status}) to ${target?.origin ?? "an unknown place"} not followed`,
          {
            operation: operationOf(call),
            // 307 and 308 ask for the same request elsewhere; after the others the first server may have acted.
            acted: safe || response.status >= 307 ? "no" : "maybe",
          },
        );
      }
      current = new Request(target, current);
    }
  };

function redirectTarget(response: Response, from: string): URL | undefined {
  const location = response.headers.get("location");
  const redirected = response.status >= 300 && response.status < 400 && response.status !== 304;
  return redirected && location !== null && URL.canParse(location, from) ? new URL(location, from) : undefined;
}
