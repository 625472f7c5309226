import type { Operation as Row } from "@x/core";

/** A wrong version of a row, or undefined where the row has nothing to get wrong this way. */
type Mutate = (row: Row) => Row | undefined;

export const AS_TEXT = "an answer is read as text";

/** What would leave or be read wrongly: a call against the mock tells. */
export const wireMutations: Readonly<Record<string, Mutate>> = {
  "the first query key is missing": (row) => (row.query?.length && { ...row, query: row.query.slice(1) }) || undefined,
  "the last query key is missing": (row) =>
    (row.query?.length && { ...row, query: row.query.slice(0, -1) }) || undefined,
  "a query key has another name": (row) => {
    const [first, ...others] = row.query ?? [];
    if (first === undefined) return undefined;
    return { ...row, query: [[typeof first === "string" ? first : first[0], "other"], ...others] };
  },
  "the headers are missing": ({ headers, ...row }) => headers && (row as Row),
  "a header has another name": (row) =>
    row.headers && { ...row, headers: Object.fromEntries(Object.keys(row.headers).map((name) => [name, "X-Other"])) },
  "the body is missing": ({ body, ...row }) => body && (row as Row),
  "an answer is not read": (row) =>
    row.answer === undefined && !row.pages && !row.run ? { ...row, answer: "none" } : undefined,
  [AS_TEXT]: (row) => (row.answer === undefined && !row.pages && !row.run ? { ...row, answer: "text" } : undefined),
};

/** What only goes wrong later, or twice: the reviewed list tells. */
export const reviewedMutations: Readonly<Record<string, Mutate>> = {
  "a body of fields is sent as a whole": (row) => (row.body === "fields" ? { ...row, body: "whole" } : undefined),
  "a start may be sent twice": (row) => (row.run ? { ...row, effect: "idempotent" } : undefined),
  "what may not be repeated is": (row) => (row.effect === "once" ? { ...row, effect: "read" } : undefined),
  "a read is never repeated": (row) => (row.effect === "read" ? { ...row, effect: "once" } : undefined),
  "a list has one page": (row) =>
    row.pages && row.pages.style !== "single"
      ? { ...row, pages: { style: "single", items: row.pages.items } }
      : undefined,
  "the items stand elsewhere": (row) => row.pages && { ...row, pages: { ...row.pages, items: "elsewhere" } },
  "the id of a run stands elsewhere": (row) => row.run && { ...row, run: { ...row.run, id: "elsewhere" } },
  "a run is read by another operation": (row) => row.run && { ...row, run: { ...row.run, poll: row } },
  "a lost start is not looked for": (row) => {
    if (!row.run?.find) return undefined;
    const { find: _, ...run } = row.run;
    return { ...row, run: run as NonNullable<Row["run"]> };
  },
  "a state is forgotten": (row) =>
    row.record && { ...row, record: { ...row.record, states: row.record.states.slice(1) } },
  "a failure is a success": (row) =>
    row.record && {
      ...row,
      record: {
        ...row.record,
        states: row.record.states.map((rule) => (rule.state === "failed" ? { ...rule, state: "succeeded" } : rule)),
      },
    },
  "a run cannot be cancelled": (row) => {
    if (!row.record?.cancel) return undefined;
    const { cancel: _, ...record } = row.record;
    return { ...row, record: record as NonNullable<Row["record"]> };
  },
};
