import { isList, isObject, type Json, type JsonObject, own } from "../json/json.ts";
import { camel } from "../text/names.ts";
import { codeSpan } from "../text/safe-text.ts";
import { variableOf } from "./variable.ts";

/** An option of the client that takes a credential, or a part of one. */
export interface CredentialOption {
  readonly name: string;
  /** The environment variable it comes from otherwise. */
  readonly variable: string;
  readonly doc: string;
}

/** A layer of the core that sends a credential. */
export interface CredentialLayer {
  readonly kind: "apiKey" | "queryKey" | "cookieKey" | "bearer" | "basic";
  /** The name of the header, query parameter or cookie, where the kind leaves it open. */
  readonly sentAs?: string;
  /** The option it takes its secret from. */
  readonly option: string;
}

/** One way in: what it takes, and the layers that send it. */
export interface WayIn {
  /** The sets of schemes that it satisfies, each as its names in order, with commas. */
  readonly satisfies: readonly string[];
  readonly options: readonly CredentialOption[];
  readonly layers: readonly CredentialLayer[];
}

export interface Credentials {
  readonly ways: readonly WayIn[];
  /** Whether something can be called without any. */
  readonly optional: boolean;
  /** The schemes that nothing was made of, and why. */
  readonly notes: readonly string[];
}

/** How clients of a description are let in: the sets of schemes that its operations ask for, each as a way. */
export function credentialsOf(document: JsonObject, vendor: string): Credentials {
  const schemes = schemesOf(document);
  const asked = requirementsIn(document);
  const sets = asked.some((set) => set.length > 0) ? asked : Object.keys(schemes).map((name) => [name]);
  const notes = new Set<string>();
  const ways = new Map<string, WayIn>();
  const severalKeys = Object.values(schemes).filter(({ type }) => type === "apiKey").length > 1;
  for (const set of sets.filter((one) => one.length > 0)) {
    const apart = set.filter(
      (name, index) => !set.slice(0, index).some((one) => isSameKey(schemes[one], schemes[name])),
    );
    const parts = apart.map((name) => {
      const part = partOf(name, own(schemes, name), vendor, severalKeys);
      if (typeof part === "string") notes.add(`${codeSpan(name)}: ${part}`);
      return part;
    });
    const whole = parts.filter((part) => typeof part !== "string");
    if (whole.length < parts.length) continue;
    const layers = distinct(whole.flatMap((part) => part.layers));
    const place = layers.map(placeOf).find((one, index, all) => all.indexOf(one) < index);
    if (place !== undefined) {
      notes.add(`${set.map(codeSpan).join(" with ")}: the ${place} carries one of them only`);
      continue;
    }
    const options = distinct(whole.flatMap((part) => part.options));
    const key = options.map((option) => option.name).join();
    const satisfies = [...(ways.get(key)?.satisfies ?? []), set.join()];
    ways.set(key, { satisfies, options, layers });
  }
  const isDefault = isList(document.security) && document.security.length > 0;
  const optional = isDefault ? requirementsOf(document.security ?? []).some(isEmpty) : asked.some(isEmpty);
  return { ways: [...ways.values()], optional: optional || asked.length === 0, notes: [...notes] };
}

/** The way in for an operation, as far as it needs one. */
export function wayFor({ ways }: Credentials, document: JsonObject, path: string, method: string): WayIn | undefined {
  const asked = askedBy(document, path, method);
  return ways.find(({ satisfies }) => satisfies.some((set) => asked.includes(set))) ?? ways[0];
}

/** The sets of schemes that an operation asks for, each as its names in order, with commas. */
export function askedBy(document: JsonObject, path: string, method: string): readonly string[] {
  const item = isObject(document.paths) ? own(document.paths, path) : undefined;
  const operation = isObject(item) ? own(item, method) : undefined;
  const asked = requirementsOf((isObject(operation) ? operation.security : undefined) ?? document.security ?? []);
  return asked.map((set) => set.join());
}

/** Where a credential stands in a request. */
export function placeOf({ kind, sentAs = "Authorization" }: CredentialLayer): string {
  if (kind === "queryKey") return `query parameter ${sentAs}`;
  return kind === "cookieKey" ? `cookie ${sentAs}` : `header ${sentAs.toLowerCase()}`;
}

/** Two schemes may be sent the same way: then it is one, and takes one option. */
const distinct = <T>(all: readonly T[]): readonly T[] => [
  ...new Map(all.map((one) => [JSON.stringify({ ...one, doc: undefined }), one])).values(),
];

/** Whether two schemes are one key, declared twice. */
const isSameKey = (one: JsonObject | undefined, other: JsonObject | undefined): boolean =>
  one?.type === "apiKey" && other?.type === "apiKey" && one.in === other.in && one.name === other.name;

const isEmpty = (set: readonly string[]) => set.length === 0;

type Part = Omit<WayIn, "satisfies">;

/** What is made of a single scheme, or why nothing is. */
function partOf(name: string, scheme: JsonObject | undefined, vendor: string, severalKeys: boolean): Part | string {
  if (scheme === undefined) return "there is no scheme of that name";
  const option = (key: string, doc: string) => ({ name: key, variable: variableOf(vendor, key), doc });
  const { type, scheme: http, in: place } = scheme;
  if (type === "apiKey") {
    const sentAs = String(scheme.name ?? "");
    const layer = typeof place === "string" ? own(keyLayers, place) : undefined;
    if (layer === undefined || !isToken(sentAs)) return "a key that no request can carry";
    if (place === "header" && forbidden.has(sentAs.toLowerCase()))
      return `the header ${sentAs} is not a program's to set`;
    const key = severalKeys ? optionName(name) : "apiKey";
    const doc = `Sent as the ${place === "query" ? "query parameter" : place} ${codeSpan(sentAs)}.`;
    return { options: [option(key, doc)], layers: [{ kind: layer, sentAs, option: key }] };
  }
  if (type === "http" && String(http).toLowerCase() === "basic") {
    const none = 'Where the API takes a key as the name, `() => ""`.';
    const options = [
      option("username", "The name of `Authorization: Basic …`."),
      option("password", `Its password. ${none}`),
    ];
    return { options, layers: [{ kind: "basic", option: "password" }] };
  }
  const isBearer =
    type === "oauth2" || type === "openIdConnect" || (type === "http" && String(http).toLowerCase() === "bearer");
  if (!isBearer)
    return `${codeSpan(String(type ?? "a scheme without a type"))} is not made a layer of; \`layers\` takes one of your own`;
  return {
    options: [option("token", "Sent as `Authorization: Bearer …`.")],
    layers: [{ kind: "bearer", option: "token" }],
  };
}

const keyLayers: Readonly<Record<string, CredentialLayer["kind"]>> = {
  header: "apiKey",
  query: "queryKey",
  cookie: "cookieKey",
};

/** What frames a message, or is set otherwise, is no place for a key. */
const forbidden: ReadonlySet<string> = new Set(["host", "content-length", "transfer-encoding", "connection", "cookie"]);

const isToken = (name: string) => /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/.test(name);

/** The scheme's own name, where it is one and no other option's. */
function optionName(scheme: string): string {
  const name = camel(scheme);
  if (!/^[a-z]\w*$/.test(name)) return "apiKey";
  return taken.has(name) ? `${name}Key` : name;
}

const taken: ReadonlySet<string> = new Set([
  ...["baseUrl", "fetch", "layers", "retry", "timeoutMs", "deadlineMs", "maxBytes", "observe", "clock"],
  ...["token", "username", "password", "options", "table", "delete", "default", "new", "in", "function", "class"],
]);

function schemesOf({ components }: JsonObject): Readonly<Record<string, JsonObject>> {
  const schemes = isObject(components) && isObject(components.securitySchemes) ? components.securitySchemes : {};
  const followed = Object.entries(schemes).map(([name, scheme]) => [name, follow(scheme, schemes)] as const);
  return Object.fromEntries(followed.flatMap(([name, scheme]) => (isObject(scheme) ? [[name, scheme] as const] : [])));
}

function follow(scheme: Json, schemes: JsonObject): Json | undefined {
  if (!isObject(scheme) || typeof scheme.$ref !== "string") return scheme;
  return own(schemes, scheme.$ref.split("/").at(-1) ?? "");
}

/** What every operation asks for: sets of schemes, an empty one where it can be called without. */
function requirementsIn(document: JsonObject): readonly (readonly string[])[] {
  const paths = isObject(document.paths) ? Object.values(document.paths) : [];
  const operations = paths.flatMap((item) => (isObject(item) ? Object.values(item).filter(isOperation) : []));
  const sets = operations.flatMap((operation) => requirementsOf(own(operation, "security") ?? document.security ?? []));
  return [...new Map(sets.map((set) => [set.join(), set])).values()];
}

const isOperation = (value: Json): value is JsonObject => isObject(value) && isObject(value.responses);

function requirementsOf(security: Json): readonly (readonly string[])[] {
  if (!isList(security) || security.length === 0) return [[]];
  return security.map((set) => (isObject(set) ? Object.keys(set).sort() : []));
}
