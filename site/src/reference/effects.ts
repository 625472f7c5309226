import type { Effect } from "../../../scripts/pipeline/hints/effects.ts";

/** What an effect means to who calls, in Markdown. */
export const effects: Readonly<Record<Effect, { readonly means: string; readonly retry: string }>> = {
  read: {
    means: "It only reads.",
    retry: "Sent again on 408, 429, 5xx except 501, lost connections and timeouts.",
  },
  idempotent: {
    means: "A repeat leaves things as the first request did.",
    retry: "Sent again on 408, 429, 5xx except 501, lost connections and timeouts.",
  },
  keyed: {
    means: "The vendor recognises a repeat by its `Idempotency-Key`, for one hour.",
    retry:
      "Sent again on 408, 429, 5xx except 501, lost connections and timeouts, with the same `Idempotency-Key`, for one hour.",
  },
  once: {
    means: "The vendor does not recognise a repeat: what is sent twice may happen twice.",
    retry:
      "Sent again only where the server provably did not act: the connection was never made, or it answered 429. Else a lost answer is an error that says whether the server may have acted.",
  },
};

/** What a lost answer to a start comes to, in Markdown. */
export const lostStart =
  "A start whose answer is lost ends in `OutcomeUnknownError`; `error.reconcile()` looks for the run before anybody sends it again.";
