import type { Effect, Operation } from "@x/core";

const record: Operation = {
  ...{ id: "runs.get", method: "GET", path: "/runs/{id}", effect: "read" },
  record: {
    attach: "attach",
    input: { id: "$id" },
    states: [
      { if: { status: "in_progress" }, state: "running" },
      { if: { status: "completed" }, state: "succeeded" },
    ],
  },
};

/** One operation an effect, and what lists, waits, streams and outputs need. */
export const operations: Readonly<Record<Effect | "list" | "counted" | "record" | "events" | "output", Operation>> = {
  read: { id: "runs.read", method: "GET", path: "/runs/{id}", effect: "read" },
  idempotent: { id: "runs.idempotent", method: "PUT", path: "/runs/{id}", effect: "idempotent", body: "fields" },
  keyed: { id: "runs.keyed", method: "POST", path: "/runs/{id}", effect: "keyed", body: "fields" },
  once: { id: "runs.once", method: "POST", path: "/runs/{id}", effect: "once", body: "fields" },
  list: {
    ...{ id: "runs.list", method: "GET", path: "/runs", effect: "read", query: ["offset", "limit"] },
    pages: { style: "offset", offset: "offset", limit: "limit", items: "data", more: "has_more" },
  },
  counted: {
    ...{ id: "runs.counted", method: "GET", path: "/runs", effect: "read", query: ["page", "size"] },
    pages: { style: "page", page: "page", size: "size", first: 1, items: "data", total: "total" },
  },
  record,
  events: { id: "runs.events", method: "GET", path: "/events", effect: "read", answer: "events" },
  output: { id: "runs.output", method: "GET", path: "/output", effect: "read", answer: "text" },
};
