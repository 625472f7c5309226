/** A media type without its parameters, in small letters. */
export function bareType(contentType: string): string {
  return contentType.split(";")[0]?.trim().toLowerCase() ?? "";
}

export function isJson(contentType: string): boolean {
  return /^(application\/json|[\w.-]+\/[\w.-]+\+json)$/.test(bareType(contentType));
}

/** Media types that are text, though not all say so. */
export function isText(contentType: string): boolean {
  const type = bareType(contentType);
  return (
    type.startsWith("text/") ||
    /^application\/(xml|[\w.-]+\+xml|x?-?yaml|x-yaml|javascript|graphql|x-ndjson|jsonl|sql)$/.test(type)
  );
}

export const isForm = (contentType: string): boolean =>
  bareType(contentType) === "application/x-www-form-urlencoded" || bareType(contentType) === "multipart/form-data";
