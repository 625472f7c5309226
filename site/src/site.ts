import { readFileSync } from "node:fs";
import { join } from "node:path";
import { vendorsIn } from "../../scripts/commands/workspace.ts";
import { bundleAssets } from "./browser/bundle.ts";
import { besideOf } from "./frame/beside.ts";
import { type Frame, framed } from "./frame/frame.ts";
import type { Page } from "./frame/page.ts";
import { documentsIn } from "./frame/site-map.ts";
import { documentPages } from "./pages/documents.ts";
import { homePage } from "./pages/home.ts";
import { llmsText } from "./pages/llms.ts";
import { notFound } from "./pages/not-found.ts";
import { searchDocuments } from "./pages/search-documents.ts";
import { tryItPage } from "./pages/try-it.ts";
import { vendorPages } from "./pages/vendor.ts";
import { readVendor, type Vendor } from "./reference/read-vendor.ts";
import { repositoryOf } from "./reference/repository.ts";
import { hoopDescription } from "./try-it/description.ts";

/** Every file of the site, by its path. */
export type Site = ReadonlyMap<string, string | Uint8Array>;

/** The site of the repository at `root`. */
export async function createSite(root: string): Promise<Site> {
  const repository = repositoryOf(root);
  const vendors = vendorsIn(root).map((name) => readVendor(root, name));
  const documents = documentPages(root, documentsIn(root), repository);
  const pages = [homePage(root), tryItPage(), ...documents, ...vendors.flatMap(vendorPages)];
  const frame = frameOf(pages, vendors, repository);
  return new Map<string, string | Uint8Array>([
    ...[...pages, notFound].map((page): [string, string] => [page.path, framed(page, frame)]),
    ["assets/icon.svg", readFileSync(join(import.meta.dirname, "assets/icon.svg"))],
    ["assets/hoop.json", JSON.stringify(hoopDescription())],
    ["assets/search.json", JSON.stringify(searchDocuments(pages))],
    ["llms.txt", llmsText(pages, vendors)],
    ...(await bundleAssets()),
  ]);
}

function frameOf(pages: readonly Page[], vendors: readonly Vendor[], repository: string | undefined): Frame {
  const guides = pages.filter(({ area }) => area === "guides");
  return {
    areas: [
      { title: "Guides", path: guides[0]?.path ?? "index.html", area: "guides" },
      ...vendors.map(({ name, api }) => ({
        title: api.title.split(" ")[0] ?? name,
        path: `${name}/index.html`,
        area: name,
      })),
      { title: "Facts", path: "facts/runs.html", area: "facts" },
      { title: "Try it", path: "try-it.html", area: "try" },
    ],
    beside: besideOf(pages, vendors),
    around(page) {
      const index = guides.indexOf(page);
      return index === -1 ? {} : { before: guides[index - 1], after: guides[index + 1] };
    },
    repository,
  };
}
