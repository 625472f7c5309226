import { answerJson, stallAfterHeaders } from "../../../../mock/src/faults/reactions.ts";
import type { Group } from "../fault.ts";
import { answerFailure, JSON_TYPE } from "../reactions.ts";
import { abortAfter, list } from "../scenarios.ts";
import { harmless, type Step, unproven } from "../step.ts";

const read = "Reading a list changes nothing.";

/** A page that says that another one follows, in the words of our test API, of openai and of octokit. */
const page = (id: string): Step =>
  harmless((exchange) => {
    const next = `<http://${exchange.request.headers.get("host")}/runs?after=${id}>; rel="next"`;
    answerJson({ object: "list", data: [{ id }], has_more: true }, 200, { link: next })(exchange);
  });

/** Long enough for no list to reach its end. */
const inTurn: readonly Step[] = Array.from({ length: 200 }, (_, index) => page(index % 2 === 0 ? "r1" : "r2"));

export const endings: Group = {
  title: "Ends that have to come",
  faults: [
    {
      ...{ id: "abort-pause", title: "abort during a backoff pause", scenario: abortAfter(500), acted: "no" },
      script: () => [harmless(answerFailure(429, { "retry-after": "5" }))],
      why: "429, as above; the next attempt was never sent.",
    },
    {
      ...{ id: "abort-body", title: "abort during the body", scenario: abortAfter(300), acted: "maybe" },
      script: () => [unproven(stallAfterHeaders({ ...JSON_TYPE, "content-length": "1000" }))],
      why: "The request arrived before the caller let go of its answer.",
    },
    {
      ...{ id: "same-page", title: "the same page and cursor again", scenario: list, effectless: true },
      ...{ script: () => [page("r1")], acted: "no", why: read },
    },
    {
      ...{ id: "pages-in-turn", title: "two pages in turn, for ever", scenario: list, effectless: true },
      ...{ script: () => inTurn, acted: "no", why: read },
    },
  ],
};
