import { addressOf } from "../document/address.ts";
import { isObject, type JsonObject } from "../json/json.ts";
import type { Api, ApiOperation } from "../model/api-types.ts";
import type { Model } from "../model/model.ts";
import { cleanLine, quote } from "../text/safe-text.ts";
import { clientNames } from "./client-names.ts";
import { credentialsOf, wayFor } from "./credentials.ts";
import { entriesOf } from "./entries.ts";
import { firstCall, firstRun } from "./example.ts";
import { emitIndex, type Parts } from "./index-ts.ts";
import { emitManifest, tsconfig, tsconfigBuild } from "./manifest.ts";
import { emitPackageTest } from "./package-test.ts";
import { serversOf } from "./places.ts";
import { emitReadme, programOf } from "./readme.ts";

export interface Described {
  readonly api: Api;
  readonly model: Model;
  /** The corrected description, as it is published with the package. */
  readonly document: JsonObject;
}

export interface NewPackage {
  /** Texts by their paths from the root. */
  readonly files: ReadonlyMap<string, string>;
  /** What of the credentials nothing was made of. */
  readonly notes: readonly string[];
}

/** Everything that a vendor's package has besides what is generated anew each time: written once, then a person's. */
export function newPackage({ api, model, document }: Described): NewPackage {
  const { vendor } = api;
  const credentials = credentialsOf(document, vendor);
  const parts: Parts = {
    api,
    credentials,
    entries: entriesOf(credentials, document, api),
    address: addressOf(document),
    withWire: api.groups.some(({ operations }) => operations.some(isUnusual)),
  };
  const { client } = clientNames(vendor);
  const first = firstCall(model, client);
  const way = first && wayFor(parts.credentials, document, first.path, first.method);
  const calls = { first, way, run: firstRun(model, client) };
  const withRuns = model.operations.some(({ hints }) => hints.run !== undefined);
  const home = `packages/${vendor}`;
  const title = isObject(document.info) && typeof document.info.title === "string" ? document.info.title : vendor;
  const files = new Map([
    [`${home}/package.json`, emitManifest(vendor, cleanLine(title), withRuns)],
    [`${home}/tsconfig.json`, tsconfig],
    [`${home}/tsconfig.build.json`, tsconfigBuild],
    [`${home}/README.md`, emitReadme(parts, calls)],
    [`${home}/example.ts`, programOf(parts, calls, true)],
    [`${home}/src/index.ts`, emitIndex(parts)],
    ...(withRuns ? [[`${home}/src/file-store.ts`, fileStore] as const] : []),
    [`${home}/test/${vendor}.test.ts`, emitPackageTest(parts)],
    [`packages/mock/test/support/vendors/${vendor}.ts`, emitTestClient(parts)],
  ]);
  return { files, notes: parts.credentials.notes };
}

const isUnusual = ({ input, sends }: ApiOperation) =>
  sends !== undefined || (input?.fields ?? []).some(({ style }) => style !== undefined);

const fileStore = `export { fileStore } from "@x/core/file-store";\n`;

/** How the contract tests make a client: with the same secret for every credential. */
function emitTestClient({ api, credentials: { ways } }: Parts): string {
  const { create } = clientNames(api.vendor);
  const names = [...new Set(ways.flatMap(({ options }) => options.map(({ name }) => name)))];
  const servers = serversOf(api).map((address) => `${quote(address)}: baseUrl`);
  const given = [
    "baseUrl",
    ...names.map((name) => `${name}: secret`),
    ...(servers.length === 0 ? [] : [`servers: { ${servers.join(", ")} }`]),
    ...["retry: false", "...options"],
  ].join(", ");
  const secret = names.length === 0 ? "_secret" : "secret";
  return [
    `import { ${create} } from "@x/${api.vendor}";\nimport type { CreateClient } from "../vendors.ts";\n`,
    `export const createClient: CreateClient = (baseUrl, ${secret}, options) => ${create}({ ${given} });\n`,
  ].join("\n");
}
