import { RefusedError } from "./errors/errors.ts";
import { baseOf } from "./transport/base-url.ts";
import { discard } from "./transport/body-reader.ts";
import { callOf } from "./transport/call.ts";
import type { Layer } from "./transport/layer.ts";

/** Where operations are that have servers of their own; `true` stands for the address itself. */
export type OwnServers<Address extends string = string> = { readonly [Each in Address]?: string | true };

/**
 * Sends operations with a server of their own there, and so the credential of the layers after it: only where `allowed` names
 * the server. Any other such call is refused with `RefusedError`, before anything leaves.
 */
export function operationServers(
  places: Readonly<Record<string, string>>,
  allowed: OwnServers = {},
  baseUrl: string,
): Layer {
  const base = baseOf(baseUrl).url;
  const targets = new Map(
    Object.entries(allowed).flatMap(([address, to]) => (to ? [[address, baseOf(to === true ? address : to).url]] : [])),
  );
  return (next) => async (request, view) => {
    const address = Object.hasOwn(places, view.operation) ? places[view.operation] : undefined;
    if (address === undefined) return next(request, view);
    const { operation, ledger } = callOf(request, view);
    const refused = (message: string) => new RefusedError(message, { operation, acted: ledger.acted });
    const target = targets.get(address);
    if (target === undefined)
      throw refused(
        `it is at ${address}: \`servers: { "${address}": true }\` sends it there, with the client's credentials`,
      );
    const response = await next({ ...request, url: target + request.url.slice(base.length) }, view);
    // What it leads to would be looked for at the client's own address.
    if (response.ok || !response.headers.has("location")) return response;
    discard(response);
    throw refused(`redirect (${response.status}) from ${address} not followed`);
  };
}
