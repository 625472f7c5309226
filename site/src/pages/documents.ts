import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { hrefFrom, type Page } from "../frame/page.ts";
import { chaos } from "../pictures/chaos.ts";
import { faultMatrix } from "../pictures/fault-matrix.ts";
import { sizes } from "../pictures/sizes.ts";
import { Html } from "../text/html.ts";
import { renderMarkdown } from "../text/markdown.ts";

/** Pages by the files they are made of. */
type Documents = ReadonlyMap<string, string>;

/** The pages that are documents of the repository. */
export const documentPages = (root: string, documents: Documents, repository: string | undefined): readonly Page[] =>
  [...documents].map(([file, path]) => {
    const source = readFileSync(join(root, file), "utf8");
    const { title, headings, sections, body, images } = renderMarkdown(source, (href) =>
      resolveLink(href, file, documents, repository),
    );
    const picture = pictures[file]?.(source);
    if (images > 0 && !picture) throw new Error(`${file} has an image: have site/src/pictures draw it`);
    return {
      path,
      title,
      description: firstSentence(sections.find(({ text }) => text !== "")?.text ?? ""),
      area: areas[path.split("/")[0] ?? ""] ?? "facts",
      headings,
      sections,
      body: picture === undefined ? body : belowTitle(body, picture),
    };
  });

const areas: Readonly<Record<string, string>> = { guide: "guides", packages: "packages" };

/** What is drawn of a document, in the colours of both themes, in place of its own images. */
const pictures: Readonly<Record<string, (source: string) => Html>> = {
  "docs/chaos.md": chaos,
  "docs/fault-matrix.md": faultMatrix,
  "docs/size.md": sizes,
};

const belowTitle = (body: Html, picture: Html): Html => new Html(body.text.replace("</h1>", () => `</h1>\n${picture}`));

/** Where a link of a file of the repository leads: to the page that shows what it names, else to the repository. */
export function resolveLink(href: string, file: string, documents: Documents, repository: string | undefined) {
  if (href.startsWith("#") || href.startsWith("https://")) return href;
  const [target = "", fragment] = href.split("#");
  const named = posix.join(posix.dirname(file), target);
  const page = documents.get(named) ?? indexOf(named);
  if (page === undefined) return repository === undefined ? undefined : `${repository}/blob/main/${named}`;
  return hrefFrom(documents.get(file) ?? "", fragment === undefined ? page : `${page}#${fragment}`);
}

/** A file that a page of another kind stands for. */
function indexOf(file: string): string | undefined {
  const [, vendor] = /^packages\/([a-z-]+)\/api\.md$/.exec(file) ?? [];
  return vendor !== undefined ? `${vendor}/index.html` : file === "README.md" ? "index.html" : undefined;
}

const firstSentence = (text: string): string => /^.*?[.:](?= |$)/s.exec(text)?.[0].replace(/:$/, ".") ?? text;
