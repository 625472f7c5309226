import { operationsOf } from "../../src/description/document.ts";
import { readResources } from "../../src/states/resources/read-resources.ts";
import type { Resource } from "../../src/states/resources/resource.ts";
import type { Vendor } from "./vendors.ts";

/** The resources a vendor's description and table let one see. */
export const resourcesOf = ({ document, table }: Pick<Vendor, "document" | "table">): readonly Resource[] =>
  readResources(document, operationsOf(document), table);

/** What a review looks at, a line a resource: where it stands, what can be done, its key, whether it begins empty. */
export const resourceLines = (resources: readonly Resource[]): string =>
  resources
    .map(({ family, keys, beginsEmpty }) => {
      const [first] = Object.values(family).map(({ path }) => path);
      const roles = Object.keys(family).sort().join(" ");
      return `${first} ${roles}${keys.length > 0 ? ` by ${keys.join(", ")}` : ""}${beginsEmpty ? "" : "; was there before"}\n`;
    })
    .sort()
    .join("");
