import { operationsOf } from "../description/document.ts";
import { nearestText } from "../description/nearest.ts";
import { refuseOutsideRefs } from "../description/refuse-outside-refs.ts";
import { createValidator, type Validate } from "../description/validator.ts";
import { vendorDocument } from "../description/vendor-document.ts";
import { isObject } from "../http/message.ts";
import type { Prism } from "../prism/prism.ts";
import type { VendorDescription } from "../states/derived/derive.ts";
import { lastPageBy } from "../states/derived/last-page.ts";
import { withLinkKeys } from "../states/derived/link-keys.ts";
import type { Remember } from "../states/resources/remember.ts";
import type { VendorMock } from "../states/vendor-mock.ts";
import type { Described } from "../strict/strict.ts";
import { tableOf, vendorNames, writtenFor } from "../vendors/vendors.ts";

/** What all worlds of a mock share; most of what a start would take is made when it is first needed. */
export interface Home extends Described {
  readonly name: string;
  readonly vendor: VendorMock;
  readonly prism: () => Promise<Prism>;
  /** Begins a world's memory of resources. */
  readonly remember: () => Promise<Remember>;
  closePrism(): Promise<void>;
}

/** The home of a vendor by its name, or by its description and its table. */
export async function openHome(given: string | VendorDescription): Promise<Home> {
  const description = typeof given === "string" ? described(given) : checked(given);
  const written = typeof given === "string" ? writtenFor(given) : undefined;
  return homeOf(written ?? (await derived(description)), description);
}

function described(name: string): VendorDescription {
  const operations = tableOf(name);
  if (!operations) throw new Error(`no vendor "${name}"${nearestText(name, vendorNames)}`);
  return { name, document: vendorDocument(name), operations };
}

/** A description as it came from a program that no compiler has looked at. */
function checked(given: VendorDescription): VendorDescription {
  const { name, document, operations } = Object(given) as Partial<VendorDescription>;
  if (typeof name === "string" && isObject(document) && Array.isArray(operations)) return given;
  const names = vendorNames.map((each) => `"${each}"`).join(", ");
  throw new TypeError(
    `a mock is of ${names}, or of { name, document, operations }: an OpenAPI description as an object, and the rows of its table or []`,
  );
}

async function derived(description: VendorDescription): Promise<VendorMock> {
  refuseOutsideRefs(description.document);
  const { deriveVendor } = await import("../states/derived/derive.ts");
  return deriveVendor(description);
}

function homeOf(vendor: VendorMock, { name, document: own, operations: rows }: VendorDescription): Home {
  const document = { ...own, paths: { ...own.paths, ...vendor.paths } };
  const operations = withLinkKeys(operationsOf(document), rows);
  let prism: Promise<Prism> | undefined;
  let remember: Promise<Remember> | undefined;
  let validator: Validate | undefined;
  const validate: Validate = (schema, value) => {
    validator ??= createValidator(document, { closed: true, hints: true, of: "requests" });
    return validator(schema, value);
  };
  return {
    ...{ name, vendor, document, operations, validate },
    prism() {
      prism ??= import("../prism/prism.ts").then(({ startPrismAlone }) =>
        startPrismAlone(document, lastPageBy(document, rows)),
      );
      return prism;
    },
    remember() {
      remember ??= import("../states/resources/remember.ts").then(({ createRemember }) =>
        createRemember({ document, operations, rows, validate, error: vendor.error }),
      );
      return remember;
    },
    closePrism: async () => (await prism)?.close(),
  };
}
