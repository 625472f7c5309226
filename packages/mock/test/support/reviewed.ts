import type { Operation as Row, Table } from "@x/core";

/** What a review looks at, a line a row: effect, inputs by their names on the wire, answer, pages, and what its runs go by. */
export const reviewedLines = (table: Table): string => `${table.map(lineOf).sort().join("\n")}\n`;

function lineOf({ method, path, effect, query, headers, body, answer, pages, run, record }: Row): string {
  const rest = [
    query?.length && `query:${JSON.stringify(query)}`,
    headers && `headers:${JSON.stringify(headers)}`,
    body && `body:${body}`,
    answer && `answer:${answer}`,
    pages && JSON.stringify(pages),
    run && `run:${JSON.stringify(run, byId)}`,
    record && `record:${JSON.stringify(record, byId)}`,
  ];
  return [effect.padEnd(10), method, path, ...rest.filter(Boolean)].join(" ");
}

/** An operation within another's plan stands as its id. */
const byId = (_key: string, value: unknown) =>
  typeof value === "object" && value !== null && "method" in value && "id" in value ? value.id : value;
