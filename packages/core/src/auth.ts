import { RefusedError } from "./errors.ts";
import type { Layer } from "./layer.ts";

/** A credential, or a function that yields one; asked again for every attempt. */
export type Secret = string | (() => string | Promise<string>);

/** Sends `secret` in the header `header`. */
export const apiKey = (header: string, secret: Secret): Layer => credential(header, secret, (value) => value);

/** Sends `secret` as `Authorization: Bearer …`. */
export const bearer = (secret: Secret): Layer => credential("Authorization", secret, (value) => `Bearer ${value}`);

const credential =
  (header: string, secret: Secret, format: (value: string) => string): Layer =>
  (next) =>
  async (request, call) => {
    const operation = call?.operation ?? "request";
    if (call) call.maybeActed = call.actedBefore;
    const value = typeof secret === "string" ? secret : await read(secret, operation);
    if (call) call.maybeActed = true;
    call?.secrets.add(value);
    try {
      request.headers.set(header, format(value));
    } catch {
      // The platform's own message quotes the value.
      throw new RefusedError(`the credential for ${header} is no valid header value`, {
        operation,
      });
    }
    return next(request, call);
  };

async function read(secret: () => string | Promise<string>, operation: string): Promise<string> {
  try {
    return await secret();
  } catch (cause) {
    throw new RefusedError("the function that yields the credential failed", {
      operation,
      cause,
    });
  }
}
