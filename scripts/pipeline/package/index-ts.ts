import type { Address } from "../document/address.ts";
import type { Api } from "../model/api-types.ts";
import { docComment } from "../text/doc-comment.ts";
import { codeSpan, quote } from "../text/safe-text.ts";
import { clientNames } from "./client-names.ts";
import { coreNames } from "./core-names.ts";
import type { CredentialLayer, CredentialOption, Credentials, WayIn } from "./credentials.ts";
import type { Entries } from "./entries.ts";
import { placesText, redirectsOf, redirectsText, serversDoc, serversOf } from "./places.ts";
import { variableOf } from "./variable.ts";

/** What the client of a vendor is made of. */
export interface Parts {
  readonly api: Api;
  readonly credentials: Credentials;
  readonly entries: Entries | undefined;
  readonly address: Address;
  /** Whether a row writes values, or sends bodies, in an unusual way. */
  readonly withWire: boolean;
}

/** src/index.ts of a vendor's package: the client, its credentials and its address. */
export function emitIndex(parts: Parts): string {
  const { api, credentials, entries } = parts;
  const { type, create, options } = clientNames(api.vendor);
  return [
    importsOf(parts),
    `export {\n${coreNames.map((name) => `  ${name},\n`).join("")}} from "@x/core";\n${groupTypes(api)}`,
    optionsOf(parts),
    `export type ${type} = ${type}Api & ClientBase<paths>;\n`,
    `${docComment(`A client of ${codeSpan(api.title)}.${refusals(parts)}`)}export function ${create}(options: ${options} = {}): ${type} {\n  return createSdk<${type}Api, paths>(table, sdkOptions(options));\n}\n`,
    callerOf(parts),
    sdkOptionsOf(parts),
    ...(credentials.ways.length > 0 ? [waysOf(credentials.ways)] : []),
    ...(entries === undefined ? [] : [entriesText(entries)]),
    ...(serversOf(api).length === 0 ? [] : [placesText(api)]),
    ...(redirectsOf(api).length === 0 ? [] : [redirectsText(api)]),
  ].join("\n");
}

function importsOf({ api, credentials: { ways }, address, withWire }: Parts): string {
  const layers = ways.flatMap((way) => way.layers.map(({ kind }) => kind));
  const names = [
    ...layers,
    ...[
      "type Caller",
      "type ClientBase",
      "type ClientOptions",
      "checkClient",
      "createCaller",
      "createSdk",
      "type SdkOptions",
    ],
    ...(ways.length > 0 ? ["ANY", "credentials", "type Secret", "way"] : []),
    ...(redirectsOf(api).length > 0 ? ["locations"] : []),
    ...(serversOf(api).length > 0 ? ["ANY", "operationServers", "type OwnServers"] : []),
    ...(address.url === undefined ? ["required"] : []),
    ...(withWire ? ["wire"] : []),
  ];
  // As the linter sorts: by letter, of one letter the capital first.
  const bare = (name: string) =>
    name.replace("type ", "").replace(/./g, (char) => char.toLowerCase() + Number(char === char.toLowerCase()));
  const sorted = [...new Set(names)].sort((left, right) => (bare(left) < bare(right) ? -1 : 1));
  const { type } = clientNames(api.vendor);
  return [
    `import {\n${sorted.map((name) => `  ${name},\n`).join("")}} from "@x/core";`,
    `import type { ${type}Api } from "./generated/client.ts";`,
    `import { table } from "./generated/operations.ts";`,
    `import type { paths } from "./generated/schema.ts";\n`,
  ].join("\n");
}

/** The types of groups and runs, but for those whose names the package needs itself. */
function groupTypes({ vendor, groups }: Api): string {
  const { type, options } = clientNames(vendor);
  const taken = new Set([type, options, `${type}Api`, ...coreNames.map((name) => name.replace("type ", ""))]);
  const names = groups.flatMap(({ typeName, operations }) => [
    typeName,
    ...operations.flatMap(({ record }) => (record ? [record.type.name] : [])),
  ]);
  const given = [...new Set(names)].filter((name) => !taken.has(name)).sort();
  return given.length === 0
    ? ""
    : `export type {\n${given.map((name) => `  ${name},\n`).join("")}} from "./generated/client.ts";\n`;
}

function optionsOf({ api, credentials: { ways }, address }: Parts): string {
  const { options } = clientNames(api.vendor);
  const url = address.url === undefined ? baseUrlOption(address, variableOf(api.vendor, "baseUrl")) : "";
  const servers = serversOf(api).map(quote).join(" | ");
  const own = servers === "" ? "" : `${docComment(serversDoc, "  ")}  readonly servers?: OwnServers<${servers}>;\n`;
  const members = [url, ...ownOptions(ways).map(credentialMember), own].join("");
  if (members === "") return `export type ${options} = ClientOptions;\n`;
  return `export interface ${options} extends ClientOptions {\n${members}}\n`;
}

/** What only this vendor's client takes. */
const ownOptions = (ways: readonly WayIn[]): readonly CredentialOption[] => [
  ...new Map(ways.flatMap((way) => way.options).map((one) => [one.name, one])).values(),
];

function baseUrlOption({ stated }: Address, variable: string): string {
  const path = stated === undefined ? "" : ` The description says ${codeSpan(stated)}, which names no host.`;
  const doc = `Where the API is.${path}\n@default the environment variable \`${variable}\``;
  return `${docComment(doc, "  ")}  readonly baseUrl?: string;\n`;
}

function credentialMember({ name, variable, doc }: CredentialOption): string {
  return `${docComment(`${doc}\n@default the environment variable \`${variable}\``, "  ")}  readonly ${name}?: Secret;\n`;
}

function refusals({ credentials: { ways, optional }, address }: Parts): string {
  const missing = [
    ...(ways.length > 0 && !optional ? ["a credential"] : []),
    ...(address.url === undefined ? ["an address"] : []),
  ];
  return missing.length === 0 ? "" : ` Throws \`RefusedError\` without ${missing.join(" or ")}.`;
}

function callerOf({ api }: Parts): string {
  const { create, options } = clientNames(api.vendor);
  const [row] = api.groups.flatMap(({ operations }) => operations).map(({ constant }) => constant);
  const example = row === undefined ? "" : `: \`call(${row}, input)\` with rows from \`@x/${api.vendor}/operations\``;
  const doc = docComment(
    `Only what single calls need, for small bundles${example}.\nSame safety, without pages, runs and streams.`,
  );
  return `${doc}export const ${create}Caller = (options: ${options} = {}): Caller["call"] =>\n  createCaller(sdkOptions(options)).call;\n`;
}

function sdkOptionsOf({ api, credentials: { ways, optional }, entries, address, withWire }: Parts): string {
  const { options } = clientNames(api.vendor);
  const choices = [...(optional ? ["optional: true"] : []), ...(entries === undefined ? [] : ["entries"])].join(", ");
  const sent = ways.length === 0 ? [] : [`...credentials(options, ways${choices === "" ? "" : `, { ${choices} }`})`];
  const hasServers = serversOf(api).length > 0;
  const baseUrl =
    address.url === undefined
      ? `required(options.baseUrl, "baseUrl", ${quote(variableOf(api.vendor, "baseUrl"))})`
      : `options.baseUrl ?? ${quote(address.url)}`;
  const layers = [
    ...(hasServers ? ["operationServers(places, options.servers, baseUrl)"] : []),
    ...sent,
    ...(redirectsOf(api).length > 0 ? ["locations(redirects)"] : []),
  ];
  const [only = "", ...more] = layers;
  const auth = more.length === 0 && only.startsWith("...") ? only.slice(3) : `[${layers.join(", ")}]`;
  const members = [
    `vendor: ${quote(api.vendor)}`,
    hasServers ? "baseUrl" : `baseUrl: ${baseUrl}`,
    `auth: ${auth}`,
    ...(withWire ? ["wire"] : []),
  ];
  const lines = ["...options", ...members].map((member) => `    ${member},\n`).join("");
  const own = [...ownOptions(ways).map(({ name }) => `${name}: ANY`), ...(hasServers ? ["servers: ANY"] : [])];
  const first = hasServers ? `  const baseUrl = ${baseUrl};\n` : "";
  const known = own.length === 0 ? "{}" : `{ ${own.join(", ")} }`;
  return `function sdkOptions(options: ${options}): SdkOptions {\n  checkClient(options, ${known});\n${first}  return {\n${lines}  };\n}\n`;
}

function waysOf(ways: readonly WayIn[]): string {
  const lines = ways.map(({ options, layers }) => {
    const names = [...new Map(options.map((option) => [option.name, option])).values()];
    const needs = names.map(({ name, variable }) => `${name}: ${quote(variable)}`).join(", ");
    return `  way({ ${needs} }, (given) => [${[...new Set(layers.map(layerText))].join(", ")}]),\n`;
  });
  return `/** What lets a client in: each way is complete by itself. */\nconst ways = [\n${lines.join("")}];\n`;
}

function entriesText({ usual, others }: Entries): string {
  const lines = [...others].map(([id, places]) => `    ${quote(id)}: [${places.join(", ")}],\n`).join("");
  const doc = "/** The ways that let operations in, by their places in `ways`: of most, and of the others. */";
  return `${doc}\nconst entries = {\n  usual: [${usual.join(", ")}],\n  others: {\n${lines}  },\n};\n`;
}

function layerText({ kind, sentAs, option }: CredentialLayer): string {
  if (kind === "basic") return "basic(given.username, given.password)";
  const before = sentAs === undefined ? "" : `${quote(sentAs)}, `;
  return `${kind}(${before}given.${option})`;
}
