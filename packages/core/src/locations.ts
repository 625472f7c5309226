import { discard } from "./transport/body-reader.ts";
import type { Layer } from "./transport/layer.ts";

/**
 * Answers where a redirect leads, as JSON, in the place of following it: for operations (`group.name`) of which no other
 * success is documented. Browsers do not tell; there the call is refused, as every redirect that cannot be seen.
 */
export const locations =
  (operations: readonly string[]): Layer =>
  (next) =>
  async (request, call) => {
    const response = await next(request, call);
    const location = response.headers.get("location");
    const isRedirect = response.status >= 300 && response.status < 400;
    if (!isRedirect || location === null || !operations.includes(call.operation)) return response;
    if (!URL.canParse(location, request.url)) return response;
    discard(response);
    return Response.json(new URL(location, request.url).href);
  };
