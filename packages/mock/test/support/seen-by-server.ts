import type { LoggedRequest } from "../../src/index.ts";

/** A request as far as it matters what a client sends. */
interface Seen {
  /** Method, path and query. */
  readonly request: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** In what the requests of two clients differ, as the server saw them: a line for each difference. */
export function differencesOf(theirs: readonly LoggedRequest[], ours: readonly LoggedRequest[]): readonly string[] {
  const all = [seenIn(theirs), seenIn(ours)] as const;
  const [names, ourNames] = all.map((seen) => new Set(seen.map(({ request }) => request)));
  const only = (who: string, seen: readonly Seen[], others: Set<string> | undefined) =>
    seen.filter(({ request }) => !others?.has(request)).map(({ request }) => `only ${who}: ${request}`);
  const common = all.map((seen) =>
    withoutPolls(seen.filter(({ request }) => names?.has(request) && ourNames?.has(request))),
  );
  const [their = [], our = []] = common;
  const order = common.map((seen) => seen.map(({ request }) => request).join(", "));
  return unique([
    ...only("theirs", all[0], ourNames),
    ...only("ours", all[1], names),
    ...(order[0] === order[1]
      ? their.flatMap((one, index) => (our[index] ? compare(one, our[index]) : []))
      : [`order: theirs ${order[0]}; ours ${order[1]}`]),
  ]);
}

/** The headers that decide what a server does; the others are those of the platform's `fetch`. */
const MATTERS = /^(x-airplane-|idempotency-key$|content-type$|authorization$)/;

function seenIn(requests: readonly LoggedRequest[]): readonly Seen[] {
  const keys = new Set<unknown>();
  return requests.map(({ method, path, query, headers, body }) => {
    const { "idempotency-key": key, ...rest } = headers;
    const told = key === undefined ? {} : { "idempotency-key": keys.has(key) ? "again" : "new" };
    if (key !== undefined) keys.add(key);
    const search = String(query);
    return {
      request: `${method} ${path}${search === "" ? "" : `?${search}`}`,
      headers: Object.fromEntries(Object.entries({ ...rest, ...told }).filter(([name]) => MATTERS.test(name))),
      body: typeof body === "object" && body !== null ? (body as Seen["body"]) : {},
    };
  });
}

/** How often a client polls is its own affair. */
const withoutPolls = (seen: readonly Seen[]): readonly Seen[] =>
  seen.filter(({ request }, index) => !request.startsWith("GET ") || seen[index - 1]?.request !== request);

function compare(theirs: Seen, ours: Seen): readonly string[] {
  return (["headers", "body"] as const).flatMap((part) =>
    unique([...Object.keys(theirs[part]), ...Object.keys(ours[part])]).flatMap((name) => {
      const [their, our] = [theirs, ours].map((seen) => JSON.stringify(seen[part][name]) ?? "nothing");
      return their === our ? [] : [`${theirs.request}: ${part}.${name}: theirs ${their}, ours ${our}`];
    }),
  );
}

const unique = (lines: readonly string[]): readonly string[] => [...new Set(lines)];
