import { type Body, type Document, type Operation, type Schema, schemaOf } from "../../description/document.ts";
import { itemsAt, propertiesOf } from "../../description/properties.ts";
import { pagingByName } from "../derived/paging-by-name.ts";
import type { Paging } from "../derived/rows.ts";

/** The query keys an operation declares. */
export const queryKeys = ({ parameters }: Operation): readonly string[] =>
  parameters.filter((each) => each.in === "query").map(({ name }) => name);

/** The status of an operation's good answer. */
export const successOf = ({ responses }: Operation): string | undefined =>
  Object.keys(responses)
    .filter((status) => /^2\d\d$/.test(status))
    .sort()[0];

/** The schema of an operation's good answer; undefined where that has no body. */
export const answerSchema = (operation: Operation): Schema | undefined =>
  schemaOf(operation.responses[successOf(operation) ?? ""]);

/** Whether an operation takes JSON or nothing, and answers JSON or nothing. */
export function isJson(operation: Operation): boolean {
  const answer = operation.responses[successOf(operation) ?? ""];
  return answer !== undefined && [operation.body, answer].every(hasJsonOrNothing);
}

const hasJsonOrNothing = (body: Body | undefined): boolean => {
  const types = Object.keys(body?.content ?? {});
  return types.length === 0 || types.some((type) => type.includes("json"));
};

/** The field an answer wraps its item in, as in `{ "user": { "id": … } }`; undefined where the answer is the item. */
export function wrapperOf(document: Document, answer: Schema): string | undefined {
  const fields = Object.entries(propertiesOf(document, answer)).filter(([name]) => !envelope.includes(name));
  const [only, another] = fields;
  if (!only || another) return undefined;
  return Object.keys(propertiesOf(document, only[1])).length > 0 ? only[0] : undefined;
}

/** What may stand beside a wrapped item. */
const envelope = ["ok", "success", "status", "message", "error", "meta", "links"];

/** The item's own schema in an answer that may wrap it. */
export function unwrapped(document: Document, answer: Schema): Schema {
  const wrapper = wrapperOf(document, answer);
  return wrapper === undefined ? answer : (propertiesOf(document, answer)[wrapper] ?? answer);
}

const totals = /^(total|count|total_?(count|items|results))$/i;

/** Where nobody says in which field of an answer the next cursor stands, there is one page. */
const numbered = (pages: Paging): Paging =>
  pages.style === "cursor" ? { style: "single", items: pages.items } : pages;

/** How a list holds its items and goes on: as the table says, else by its only array and the names of its query keys. */
export function pagesOf(document: Document, operation: Operation, known: Paging | undefined): Paging | undefined {
  const answer = answerSchema(operation);
  if (known || !answer) return known;
  const names = queryKeys(operation);
  if (itemsAt(document, answer, "")) return numbered(pagingByName(names, ""));
  const fields = Object.entries(propertiesOf(document, answer));
  const [array, another] = fields.filter(([, each]) => itemsAt(document, each, ""));
  if (!array || another) return undefined;
  const total = fields.find(([name, { type }]) => type === "integer" && totals.test(name))?.[0];
  return { ...numbered(pagingByName(names, array[0])), ...(total !== undefined && { total }) };
}
