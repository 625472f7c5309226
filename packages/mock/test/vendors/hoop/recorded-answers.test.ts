import { describe, expect, test } from "vitest";
import type { Document, Schema } from "../../../src/description/document.ts";
import { vendorDocument } from "../../../src/description/vendor-document.ts";
import { recordedProblems } from "../../support/recorded-problems.ts";
import { recordedExchanges } from "../../support/recordings.ts";

/** What the recordings have and the description need not have, each with its reason. */
const explained = {
  'answers.json#135 PUT /serverconfig/misc 200: request: field "product_analytics" is not declared':
    "Sent by an older client; the answer shows that nothing keeps it.",
  'legacy.json#3 PUT /plugins/{name}/conn/{id} 200: request: field "config" must be array':
    "Go reads null as an empty list; a list says the same and is what the description asks for.",
  'links.json#24 GET /sessions/{session_id} 200: query "x" is not declared': "Shows that unknown keys are ignored.",
  'lists.json#31 GET /sessions 200: query "session_batch_id" is not declared': "Shows that it is no filter.",
  'lists.json#34 GET /sessions 200: query "bogus" is not declared': "Shows that unknown filters are ignored.",
  ...Object.fromEntries(
    ["be string", "be number", "be boolean", "match a schema in anyOf"].map((must) => [
      `start-ok.json#0 POST /sessions 200: request: field "metadata.deep" must ${must}`,
      "Shows what becomes of an object there: text in Go's notation, which the description keeps callers from.",
    ]),
  ),
  'wrong-names.json#7 POST /sessions 200: request: field "corelation_id" is not declared':
    "Shows that a misspelt field is ignored.",
  "wrong-names.json#23 GET /nothing-here 404: is no operation": "Shows what a path without a route answers.",
};

const exchanges = recordedExchanges();
/** Without what is allowed instead, as that says nothing of the recordings. */
const problemsIn = (document: Document) =>
  recordedProblems(document, exchanges).map((problem) => problem.replace(/; allowed: .*$/, ""));
const problemsOf = (document: Document) => problemsIn(document).filter((problem) => !(problem in explained));

test("every recorded exchange is what the description says, but for the explained", () => {
  expect(exchanges).toHaveLength(536);
  expect(problemsIn(vendorDocument("hoop")).sort()).toEqual(Object.keys(explained).sort());
});

describe("the recordings tell of a description", () => {
  type Fields = Record<string, Schema>;
  const fieldsOf = (document: Document, type: string) =>
    document.components?.schemas?.[`openapi.${type}`]?.properties as Fields;
  const rename = (fields: Fields, name: string, other: string) => {
    fields[other] = fields[name] as Schema;
    delete fields[name];
  };
  const operation = (document: Document, method: string, path: string) =>
    document.paths?.[path]?.[method] as {
      parameters: { name: string }[];
      responses: Record<string, unknown>;
    };

  test.each<[string, (document: Document) => void, string]>([
    [
      "in which a pointer is not nullable",
      (document) => Object.assign(fieldsOf(document, "Connection").min_review_approvals ?? {}, { nullable: false }),
      'field "min_review_approvals" must be integer',
    ],
    [
      "in which a reference is not nullable",
      (document) => Object.assign(fieldsOf(document, "SessionReview").time_window ?? {}, { nullable: false }),
      'field "review.time_window" must be object',
    ],
    [
      "in which a field is misspelt",
      (document) => rename(fieldsOf(document, "SessionList"), "has_next_page", "has_nxt_page"),
      'GET /sessions 200: field "has_next_page" is not declared',
    ],
    [
      "in which a field of a body is misspelt",
      (document) => rename(fieldsOf(document, "RunbookExec"), "env_vars", "env_var"),
      'POST /runbooks/exec 200: request: field "env_vars" is not declared',
    ],
    [
      "in which a filter is misspelt",
      (document) => {
        const filter = operation(document, "get", "/sessions").parameters.find(({ name }) => name === "batch_id");
        Object.assign(filter ?? {}, { name: "batchid" });
      },
      'query "batch_id" is not declared',
    ],
    [
      "that lacks a status",
      (document) => delete operation(document, "get", "/login").responses["403"],
      "GET /login 403: the status is not declared",
    ],
    [
      "with a closed set of values that reality goes beyond",
      (document) => Object.assign(fieldsOf(document, "ServerInfo").log_level ?? {}, { enum: ["INFO"] }),
      'GET /serverinfo 200: field "log_level" must be one of',
    ],
    [
      "that says success with another status",
      (document) => {
        const { responses } = operation(document, "post", "/sessions/provision");
        responses["200"] = responses["202"];
        delete responses["202"];
      },
      "POST /sessions/provision 202: the status is not declared",
    ],
  ])("%s", (_what, change, want) => {
    const document = structuredClone(vendorDocument("hoop"));
    change(document);

    expect(problemsOf(document).join("\n")).toContain(want);
  });
});
