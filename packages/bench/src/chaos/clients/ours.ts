import { createHoop, OutcomeUnknownError } from "@x/hoop";
import { type Client, CONNECTION, kindOf, TOKEN } from "../client.ts";

/** `settleMs`: when a start that has not shown never will. */
export const oursSettling = (settleMs: number): Client => ({
  title: "@x/hoop",
  packages: [],
  create(url) {
    const hoop = createHoop({ baseUrl: url, token: TOKEN });
    return async (script) => {
      try {
        await hoop.sessions.start({ connection: CONNECTION, script });
        return { known: "started", foundAgain: false };
      } catch (error) {
        if (!(error instanceof OutcomeUnknownError)) return { known: "nothing", kind: kindOf(error) };
        const { outcome } = await error.reconcile({ settleMs });
        if (outcome === "found") return { known: "started", foundAgain: true };
        return outcome === "notFound" ? { known: "not started" } : { known: "nothing", kind: outcome };
      }
    };
  },
});

/** The proxy holds no request back. */
export const ours = oursSettling(3000);
