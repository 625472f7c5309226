import { type Document, resolve, type SecurityRequirement, type SecurityScheme } from "../description/document.ts";
import type { MockRequest } from "../http/message.ts";

/** What is missing of the credentials an operation asks for; undefined where one way in is complete. */
export function missingCredential(
  document: Document,
  security: readonly SecurityRequirement[],
  request: MockRequest,
): string | undefined {
  const ways = waysIn(document, security);
  if (ways.length === 0 || ways.some((schemes) => schemes.every((scheme) => credential(scheme, request))))
    return undefined;
  return `has no credential: ${toSend(ways)}`;
}

/** What is wrong with the credentials a request has; undefined where one way in is right. */
export function wrongCredential(
  document: Document,
  security: readonly SecurityRequirement[],
  request: MockRequest,
  secret: string | undefined,
): string | undefined {
  const ways = waysIn(document, security);
  if (secret === undefined || ways.length === 0) return undefined;
  if (ways.some((schemes) => schemes.every((scheme) => credential(scheme, request) === secret))) return undefined;
  return `has a wrong credential: ${toSend(ways)}`;
}

const toSend = (ways: readonly (readonly SecurityScheme[])[]) =>
  `send ${ways.map((schemes) => schemes.map(placeOf).join(" and ")).join(", or ")}`;

const waysIn = (document: Document, security: readonly SecurityRequirement[]) =>
  security.map((requirement) =>
    Object.keys(requirement).map((name) =>
      resolve<SecurityScheme>(document, { $ref: `#/components/securitySchemes/${name}` }),
    ),
  );

function credential(scheme: SecurityScheme, { headers, query }: MockRequest): string | undefined {
  if (scheme.type !== "apiKey") {
    const pattern = scheme.scheme === "basic" ? /^Basic (\S+)$/i : /^Bearer (\S+)$/;
    return pattern.exec(headers.authorization ?? "")?.[1];
  }
  const name = scheme.name ?? "";
  if (scheme.in === "query") return query.get(name) ?? undefined;
  return headers[name.toLowerCase()] as string | undefined;
}

function placeOf(scheme: SecurityScheme): string {
  if (scheme.type === "apiKey") return `the ${scheme.in} "${scheme.name}"`;
  return `the header "Authorization: ${scheme.scheme === "basic" ? "Basic" : "Bearer"} …"`;
}
