import type { ApiOperation } from "../../../scripts/pipeline/model/api-types.ts";
import type { Vendor } from "../reference/read-vendor.ts";
import { runMethod } from "../reference/run-method.ts";
import type { Links } from "./frame.ts";
import type { Page } from "./page.ts";

/** What stands beside a page: the guides and facts, or the groups of a vendor with the operations of the page's own. */
export function besideOf(pages: readonly Page[], vendors: readonly Vendor[]): (page: Page) => readonly Links[] {
  const linksTo = (area: string) => pages.filter((page) => page.area === area);
  const reading = [
    { title: "Guides", links: linksTo("guides") },
    { title: "Facts", links: linksTo("facts") },
    { title: "Packages", links: linksTo("packages") },
  ];
  return (page) => {
    if (page.area === "home" || page.area === "try") return [];
    const vendor = vendors.find(({ name }) => name === page.area);
    return vendor === undefined ? reading : [groupsOf(vendor, page)];
  };
}

function groupsOf({ name, api }: Vendor, page: Page): Links {
  const [current] = page.title.split(".");
  return {
    title: api.title,
    links: api.groups.map((group) => ({
      path: `${name}/index.html#${group.name}`,
      title: group.name,
      ...(group.name === current && {
        inner: group.operations.flatMap((operation) => methodLinks(name, operation)),
      }),
    })),
  };
}

/** To an operation, and to its run, whose method is the one that is looked for most. */
function methodLinks(vendor: string, operation: ApiOperation): Links["links"] {
  const path = `${vendor}/${operation.id}.html`;
  const run = runMethod(operation)?.split(".")[1];
  return [{ path, title: operation.name }, ...(run === undefined ? [] : [{ path: `${path}#run`, title: run }])];
}
