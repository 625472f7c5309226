import { CredentialError, RefusedError } from "../errors/errors.ts";
import { discard } from "./body-reader.ts";
import { type Call, callOf } from "./call.ts";
import { withHeader } from "./headers.ts";
import type { Layer, WireRequest } from "./layer.ts";
import type { Redactor } from "./redactor.ts";

/** A credential, or a function that yields one: asked for every attempt, once for attempts at the same time. */
export type Secret = string | (() => string | Promise<string>);

/** Sends `secret` in the header `header`. */
export const apiKey = (header: string, secret: Secret): Layer => credential(header, secret, (value) => value);

/** Sends `secret` as `Authorization: Bearer …`. */
export const bearer = (secret: Secret): Layer => credential("Authorization", secret, (value) => `Bearer ${value}`);

/** Puts what `format` makes of `secret` under a name: into a header, unless `put` knows another place. */
export function credential(
  header: string,
  secret: Secret,
  format: (value: string, redactor: Redactor) => string,
  put = withHeader,
): Layer {
  const signed = (request: WireRequest, value: string, { operation, ledger, redactor }: Call): WireRequest => {
    try {
      if (typeof value !== "string") throw new TypeError();
      redactor.add(value);
      return put(request, header, format(value, redactor));
    } catch {
      // The platform's own message quotes the value.
      const message = `the credential for ${header} must be text that a header can carry`;
      throw new RefusedError(message, { operation, acted: ledger.acted });
    }
  };

  const read = shared(typeof secret === "string" ? () => secret : secret);
  const layer: Layer = (next) => async (request, view) => {
    const call = callOf(request, view);
    const value = await valueFrom(read, call);
    const response = await next(signed(request, value, call), call);
    if (response.status !== 401) return response;
    // A rejected credential may have been replaced meanwhile; 401 is proof that nothing was done with the old one.
    const fresh = await valueFrom(read, call);
    if (fresh === value) return response;
    discard(response);
    return next(signed(request, fresh, call), call);
  };
  return Object.assign(layer, { header });
}

/** One call of `secret` for all that ask while it is under way. */
function shared(secret: () => string | Promise<string>): () => Promise<string> {
  let pending: Promise<string> | undefined;
  return () => {
    pending ??= Promise.resolve()
      .then(secret)
      .finally(() => {
        pending = undefined;
      });
    return pending;
  };
}

async function valueFrom(read: () => string | Promise<string>, { operation, ledger }: Call): Promise<string> {
  try {
    return await read();
  } catch (cause) {
    throw new CredentialError("the function that yields the credential failed", {
      operation,
      acted: ledger.acted,
      cause,
    });
  }
}
