import type { Session } from "../../types/session.ts";
import { isLike } from "./like.ts";
import { invalid } from "./paging.ts";

type Filter = (session: Session) => boolean;

/** What a query asks of a session; filters the gateway does not know are none. */
export function readFilter(query: URLSearchParams, now: number): Filter {
  const filters = Object.entries(byField).flatMap(([name, filter]) => {
    const wanted = query.get(name);
    return wanted ? [(session: Session) => filter(session, wanted)] : [];
  });
  if (query.get("review.status") === "") filters.push(({ review }) => review === null);
  const period = readPeriod(query, now);
  return (session) => period(session) && filters.every((filter) => filter(session));
}

/** Names are patterns, ids are not (`lists`). */
const byField: Readonly<Record<string, (session: Session, wanted: string) => boolean>> = {
  user: ({ owner }, wanted) => isLike(owner.id, wanted),
  connection: ({ connection }, wanted) => isLike(connection.name, wanted),
  type: ({ connection }, wanted) => isLike(connection.type, wanted),
  "review.status": ({ review }, wanted) => review?.status === wanted,
  "review.approver": ({ review }, wanted) =>
    review?.groups.some(({ reviewedBy }) => reviewedBy?.email === wanted) ?? false,
  correlation_id: ({ correlationId }, wanted) => correlationId === wanted,
  batch_id: ({ batchId }, wanted) => batchId === wanted,
  jira_issue_key: () => false,
};

/** Times are cut to the second, and a start alone ends now: a session begun in this second is not found (`lists`). */
function readPeriod(query: URLSearchParams, now: number): Filter {
  const start = readTime(query, "start_date");
  const end = readTime(query, "end_date");
  if (start === undefined) return () => true;
  const last = end ?? toSecond(now);
  return ({ startedAt }) => startedAt >= start && startedAt <= last;
}

function readTime(query: URLSearchParams, option: string): number | undefined {
  const text = query.get(option);
  if (!text) return undefined;
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text);
  if (!isTime || Number.isNaN(Date.parse(text))) throw invalid(option, "start_date or end_date in wrong format");
  return toSecond(Date.parse(text));
}

const toSecond = (ms: number) => Math.floor(ms / 1000) * 1000;
