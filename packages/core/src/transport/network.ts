import { ConnectionError } from "../errors/errors.ts";
import { callOf } from "./call.ts";
import { failureText, isConnectionFailure, isNeverSent } from "./failure.ts";
import type { Fetch, FetchInit } from "./fetch.ts";
import type { Send } from "./layer.ts";
import { repeatsByItself, unrepeatable } from "./unrepeatable.ts";

/** The one place that touches the network. */
export const network =
  (fetch?: Fetch): Send =>
  async (request, view) => {
    const { operation, signal, ledger, redactor } = callOf(request, view);
    const { url, method, headers, body } = request;
    const whole: FetchInit = { method, headers, signal, redirect: "manual", ...(body !== undefined && { body }) };
    const isOnce = repeatsByItself && fetch === undefined && view.effect === "once";
    const init = isOnce ? unrepeatable(whole) : whole;
    const sent = ledger.leaving();
    try {
      const response = await (fetch ?? globalThis.fetch)(url, init);
      sent.answered(response.status);
      // Whatever else a foreign response lacks is not read.
      return response as Response;
    } catch (cause) {
      if (signal.aborted) throw signal.reason;
      if (isNeverSent(cause)) sent.neverSent();
      if (!isConnectionFailure(cause, fetch !== undefined)) throw cause;
      const message = `connection failed (${redactor.clean(failureText(cause))})`;
      throw new ConnectionError(message, { operation, acted: ledger.acted, cause });
    }
  };
