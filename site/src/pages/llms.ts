import type { Page } from "../frame/page.ts";
import type { Vendor } from "../reference/read-vendor.ts";

/** The site as a list for language models (llmstxt.org). */
export function llmsText(pages: readonly Page[], vendors: readonly Vendor[]): string {
  const list = (area: string) =>
    pages.filter((page) => page.area === area).map(({ path, title, description }) => item(path, title, description));
  const sections = [
    ["Guides", [...list("guides"), ...list("try")]],
    ["Packages", list("packages")],
    ["Facts", list("facts")],
    ...vendors.map(({ name, api }) => [`Operations: ${line(api.title)}`, list(name)] as const),
  ] as const;
  return `# SDKs for APIs that run things

> Typed SDKs for Airplane, Hoop and Blink (\`@x/airplane\`, \`@x/hoop\`, \`@x/blink\`): a start is never sent twice on a guess, a run is a token that any process takes up, every answer is what happened, one deadline covers everything.

${sections.map(([title, items]) => `## ${title}\n\n${items.join("\n")}`).join("\n\n")}
`;
}

const item = (path: string, title: string, text: string): string => `- [${line(title)}](${path}): ${line(text)}`;

/** On one line, and nothing that would end a link. */
const line = (text: string): string => text.replace(/\s+/g, " ").replace(/[[\]<>]/g, (char) => `\\${char}`);
