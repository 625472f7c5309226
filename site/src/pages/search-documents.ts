import type { Page } from "../frame/page.ts";

/** What the search reads: pages, and their sections. */
export interface SearchDocument {
  readonly id: number;
  /** With the section's fragment. */
  readonly path: string;
  readonly title: string;
  readonly page: string;
  readonly text: string;
}

export const searchDocuments = (pages: readonly Page[]): readonly SearchDocument[] =>
  pages
    .flatMap((page) =>
      page.sections.map(({ heading, text }) => ({
        path: heading === undefined || heading.level === 1 ? page.path : `${page.path}#${heading.id}`,
        title: heading?.title ?? page.title,
        page: page.title,
        text: text.replace(/[`*]/g, "").replace(/\s+/g, " ").trim(),
      })),
    )
    .filter(({ title, text, page }) => text !== "" || title !== page)
    .map((document, id) => ({ id, ...document }));
