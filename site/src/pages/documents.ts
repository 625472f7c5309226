import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { hrefFrom, type Page } from "../frame/page.ts";
import { documents, guides } from "../frame/site-map.ts";
import { renderMarkdown } from "../text/markdown.ts";

/** The pages that are documents of the repository. */
export function documentPages(root: string, repository: string | undefined): readonly Page[] {
  const files = { ...guideFiles, ...documents };
  return Object.entries(files)
    .filter(([file]) => existsSync(join(root, file)))
    .map(([file, path]) => documentPage(readFileSync(join(root, file), "utf8"), file, path, repository));
}

function documentPage(source: string, file: string, path: string, repository: string | undefined): Page {
  const resolve = (href: string) => resolveLink(href, file, path, repository);
  const { title, body, headings, sections } = renderMarkdown(source, resolve);
  const area = path.startsWith("guide/") ? "guides" : path.startsWith("packages/") ? "packages" : "facts";
  const first = sections.find(({ text }) => text !== "")?.text ?? "";
  return { path, title, description: firstSentence(first), area, body, headings, sections };
}

/** Where a link of a file of the repository leads: to the page that shows what it names, else to the repository. */
export function resolveLink(href: string, file: string, path: string, repository: string | undefined) {
  if (href.startsWith("#") || href.startsWith("https://")) return href;
  const [target = "", fragment] = href.split("#");
  const named = posix.join(posix.dirname(file), target);
  const page = pageOf(named);
  if (page !== undefined) return hrefFrom(path, fragment === undefined ? page : `${page}#${fragment}`);
  return repository === undefined ? undefined : `${repository}/blob/main/${named}`;
}

const guideFiles = Object.fromEntries(guides.map((name) => [`docs/guide/${name}.md`, `guide/${name}.html`]));

function pageOf(file: string): string | undefined {
  const [, vendor] = /^packages\/([a-z-]+)\/api\.md$/.exec(file) ?? [];
  if (vendor !== undefined) return `${vendor}/index.html`;
  if (file === "README.md") return "index.html";
  return guideFiles[file] ?? documents[file];
}

const firstSentence = (text: string): string => /^.*?[.:](?= |$)/s.exec(text)?.[0].replace(/:$/, ".") ?? text;
