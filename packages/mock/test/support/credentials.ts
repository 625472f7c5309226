import { apiKey, basic, bearer, cookieKey, type Layer, queryKey } from "@x/core";
import {
  type Document,
  type Operation,
  resolve,
  type SecurityRequirement,
  type SecurityScheme,
} from "../../src/description/document.ts";

/** What lets a request in. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** What the first way into an operation asks for, as a request carries it. */
export function credentialsFor(document: Document, { security }: Operation, secret = "right"): Credentials {
  const schemes = schemesOf(document, security[0]);
  const keys = schemes.filter(({ type }) => type === "apiKey");
  const at = (place: string) => keys.filter((scheme) => scheme.in === place).map(({ name = "" }) => name);
  const cookies = at("cookie").map((name) => `${name}=${secret}`);
  const [header] = schemes.filter(isAuthorization);
  return {
    headers: {
      ...Object.fromEntries(at("header").map((name) => [name.toLowerCase(), secret])),
      ...(cookies.length > 0 && { cookie: cookies.join("; ") }),
      ...(header && { authorization: isBasic(header) ? `Basic ${btoa(`user:${secret}`)}` : `Bearer ${secret}` }),
    },
    query: Object.fromEntries(at("query").map((name) => [name, secret])),
  };
}

/** The same as layers of a client. */
export function layersFor(document: Document, { security }: Operation, secret: string): readonly Layer[] {
  return schemesOf(document, security[0]).flatMap((scheme): Layer[] => {
    const { type, in: place = "", name = "" } = scheme;
    if (type === "apiKey") return [(keyLayers[place] ?? apiKey)(name, secret)];
    if (type === "mutualTLS") return [];
    return [isBasic(scheme) ? basic("user", secret) : bearer(secret)];
  });
}

const keyLayers: Readonly<Record<string, typeof apiKey>> = { header: apiKey, query: queryKey, cookie: cookieKey };

/** What the description tells of the schemes that a way in names; some name what is not described. */
const schemesOf = (document: Document, way: SecurityRequirement = {}): readonly SecurityScheme[] =>
  Object.keys(way).flatMap((name) => {
    const scheme = document.components?.securitySchemes?.[name];
    return scheme === undefined ? [] : [resolve<SecurityScheme>(document, scheme)];
  });

const isAuthorization = ({ type }: SecurityScheme) => ["http", "oauth2", "openIdConnect"].includes(type);

const isBasic = ({ scheme = "" }: SecurityScheme) => scheme.toLowerCase() === "basic";
