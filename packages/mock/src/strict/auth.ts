import { type Document, resolve, type SecurityRequirement, type SecurityScheme } from "../description/document.ts";
import type { MockRequest } from "../http/message.ts";

/** What is missing of the credentials an operation asks for; undefined where one way in is complete. */
export function missingCredential(
  document: Document,
  security: readonly SecurityRequirement[],
  request: MockRequest,
  secret?: string,
): string | undefined {
  const ways = security.map((requirement) =>
    Object.keys(requirement)
      .map((name) => resolve<SecurityScheme>(document, { $ref: `#/components/securitySchemes/${name}` }))
      .filter((scheme) => !isRight(credential(scheme, request), secret))
      .map(placeOf),
  );
  if (ways.length === 0 || ways.some((missing) => missing.length === 0)) return undefined;
  return `no valid credential: send ${ways.map((missing) => missing.join(" and ")).join(", or ")}`;
}

const isRight = (value: string | undefined, secret: string | undefined) =>
  value !== undefined && value !== "" && (secret === undefined || value === secret);

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
