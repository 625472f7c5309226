import { at } from "../answers/dot-path.ts";
import { RefusedError } from "../errors/errors.ts";
import type { Base } from "../transport/base-url.ts";
import type { Input } from "../types/input.ts";
import type { Operation, Paging } from "../types/operation.ts";

/** A list's next page: the row and input that fetch it. */
export interface NextPage {
  readonly row: Operation;
  readonly input: Input;
}

/** The page that a link leads to, `undefined` where there is none. Throws `RefusedError` for a link to another place. */
export function nextLink(
  row: Operation,
  { next }: Extract<Paging, { style: "link" }>,
  body: unknown,
  headers: Headers,
  base: Base,
): NextPage | undefined {
  const target = next === undefined ? linkTo("next", headers.get("link")) : at(body, next);
  if (typeof target !== "string" || target === "") return undefined;
  const refused = (why: string) =>
    new RefusedError(`the link to the next page ${why}`, { operation: row.id, acted: "yes" });
  if (!URL.canParse(target, `${base.url}/`)) throw refused("must be a URL");
  const { origin, pathname, searchParams } = new URL(target, `${base.url}/`);
  if (origin !== base.origin) throw refused(`leads to ${origin}, which is not the client's own origin ${base.origin}`);
  if (!pathname.startsWith(`${base.path}/`)) throw refused(`leads to ${pathname}, which is not below ${base.path}`);
  const names = [...new Set(searchParams.keys())];
  return {
    row: {
      ...row,
      path: pathname.slice(base.path.length).replace(/[{}]/g, encodeURIComponent),
      query: names.map((name) => [`?${name}`, name] as const),
    },
    input: Object.fromEntries(names.map((name) => [`?${name}`, searchParams.getAll(name)])),
  };
}

/** The target of a relation in a `Link` header (RFC 8288). */
function linkTo(relation: string, header: string | null): string | undefined {
  for (const [, target, parameters = ""] of (header ?? "").matchAll(
    /<([^<>]*)>((?:\s*;\s*[\w*!-]+(?:=(?:"[^"]*"|[^",;\s]+))?)*)/g,
  )) {
    const [, quoted, plain] = /;\s*rel=(?:"([^"]*)"|([^",;\s]+))/i.exec(parameters) ?? [];
    if ((quoted ?? plain ?? "").toLowerCase().split(/\s+/).includes(relation)) return target;
  }
  return undefined;
}
