import { posix } from "node:path";
import type { Html } from "../text/html.ts";
import type { Heading, Section } from "../text/markdown.ts";

/** What stands in a page's frame. */
export interface Page {
  /** From the root of the site: `guide/first-run.html`. */
  readonly path: string;
  readonly title: string;
  /** In a sentence or less. */
  readonly description: string;
  /** Which part of the site it is in: `home`, `guides`, `facts`, `packages`, `try`, or a vendor by its name. */
  readonly area: string;
  readonly body: Html;
  readonly headings: readonly Heading[];
  /** What the search finds. */
  readonly sections: readonly Section[];
  /** A module of its own. */
  readonly script?: string;
}

/** The way from one page, or another file of the site, to another. */
export function hrefFrom(from: string, to: string): string {
  const [path = "", fragment] = to.split("#");
  const way = path === from ? "" : posix.relative(posix.dirname(from), path);
  return fragment === undefined ? way || posix.basename(from) : `${way}#${fragment}`;
}
