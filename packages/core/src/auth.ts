import { repeated } from "./call.ts";
import { RefusedError } from "./errors.ts";
import { type Call, type Layer, operationOf } from "./layer.ts";
import { sendable } from "./request.ts";

/** A credential, or a function that yields one: asked for every attempt, once for attempts at the same time. */
export type Secret = string | (() => string | Promise<string>);

/** Sends `secret` in the header `header`. */
export const apiKey = (header: string, secret: Secret): Layer => credential(header, secret, (value) => value);

/** Sends `secret` as `Authorization: Bearer …`. */
export const bearer = (secret: Secret): Layer => credential("Authorization", secret, (value) => `Bearer ${value}`);

function credential(header: string, secret: Secret, format: (value: string) => string): Layer {
  const read = typeof secret === "string" ? () => secret : shared(secret);
  const write = (request: Request, value: string, call?: Call): Request => {
    call?.secrets.add(value);
    try {
      request.headers.set(header, sendable(format(value)));
    } catch {
      // The platform's own message quotes the value.
      throw new RefusedError(`the credential for ${header} is no valid header value`, {
        operation: operationOf(call),
      });
    }
    return request;
  };
  const layer: Layer = (next) => async (request, call) => {
    const attempt = repeated(request, call ?? {});
    const value = await unsent(call, read);
    const response = await next(write(attempt(), value, call), call);
    if (typeof secret === "string" || response.status !== 401) return response;
    // A rejected credential may have been replaced meanwhile; 401 is proof that nothing was done with the old one.
    const fresh = await unsent(call, read);
    if (fresh === value) return response;
    await response.body?.cancel();
    return next(write(attempt(), fresh, call), call);
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

/** Reads the secret; while that lasts, this attempt has not been sent. */
async function unsent(call: Call | undefined, read: () => string | Promise<string>): Promise<string> {
  if (call) call.maybeActed = call.actedBefore;
  try {
    return await read();
  } catch (cause) {
    throw new RefusedError("the function that yields the credential failed", { operation: operationOf(call), cause });
  } finally {
    if (call) call.maybeActed = true;
  }
}
