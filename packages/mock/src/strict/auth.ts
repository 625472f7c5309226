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
  if (ways.some((schemes) => schemes.every((scheme) => isSecret(scheme, credential(scheme, request), secret))))
    return undefined;
  return `has a wrong credential: ${toSend(ways)}`;
}

const toSend = (ways: readonly (readonly SecurityScheme[])[]) =>
  `send ${ways.map((schemes) => schemes.map(placeOf).join(" and ")).join(", or ")}`;

const waysIn = (document: Document, security: readonly SecurityRequirement[]) =>
  security.map((requirement) =>
    Object.keys(requirement).flatMap((name) => {
      const scheme = document.components?.securitySchemes?.[name];
      const found = scheme && resolve<SecurityScheme>(document, scheme);
      // A scheme that is not described, and a certificate, cannot be looked for in a request.
      return found === undefined || found.type === "mutualTLS" ? [] : [found];
    }),
  );

function credential(scheme: SecurityScheme, { headers, query }: MockRequest): string | undefined {
  if (scheme.type !== "apiKey") {
    const isOther = scheme.type === "http" && !["basic", "bearer"].includes(schemeOf(scheme));
    const pattern = isOther ? /^(?:\S+ )?(\S+)$/ : schemeOf(scheme) === "basic" ? /^Basic (\S+)$/i : /^Bearer (\S+)$/;
    return pattern.exec(headers.authorization ?? "")?.[1];
  }
  const name = scheme.name ?? "";
  if (scheme.in === "query") return query.get(name) ?? undefined;
  if (scheme.in === "cookie") return cookie(headers.cookie ?? "", name);
  return headers[name.toLowerCase()] as string | undefined;
}

/** Of a name and a password, the password is the secret. */
function isSecret(scheme: SecurityScheme, sent: string | undefined, secret: string): boolean {
  if (sent === secret) return true;
  const isBasic = scheme.type === "http" && schemeOf(scheme) === "basic";
  return (
    isBasic &&
    Buffer.from(sent ?? "", "base64")
      .toString()
      .endsWith(`:${secret}`)
  );
}

const schemeOf = ({ scheme = "" }: SecurityScheme) => scheme.toLowerCase();

const cookie = (header: string, name: string): string | undefined =>
  header
    .split("; ")
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

function placeOf(scheme: SecurityScheme): string {
  if (scheme.type === "apiKey") return `the ${scheme.in} "${scheme.name}"`;
  return `the header "Authorization: ${schemeOf(scheme) === "basic" ? "Basic" : "Bearer"} …"`;
}
