/** Where error bodies have their text, in the order in which it is looked for; all that are found are shown once. */
const PLACES = [
  "error",
  "message",
  "error_description",
  "title",
  "detail",
  "details",
  "user_error",
  "errors",
  "reason",
] as const;

/** A longer text is cut. */
const LONGEST = 400;
const DEEPEST = 4;

/** What a server says of an error, in the forms that are in use: RFC 9457, OAuth, GraphQL, FastAPI, the vendors' own. */
export function serverMessage(body: unknown): string | undefined {
  const text = [...new Set(texts(body, 0))].join("; ");
  return text === "" ? undefined : shortened(text);
}

function texts(value: unknown, depth: number): string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.trim()];
  if (typeof value !== "object" || value === null || depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.slice(0, 5).flatMap((each) => texts(each, depth + 1));
  const record = value as Readonly<Record<string, unknown>>;
  const named = PLACES.filter((place) => Object.hasOwn(record, place)).flatMap((place) =>
    texts(record[place], depth + 1),
  );
  if (named.length > 0 || depth === 0) return named;
  // `{ field: ["is too long"] }`
  return Object.entries(record)
    .slice(0, 5)
    .flatMap(([field, each]) => texts(each, DEEPEST).map((text) => `${field}: ${text}`));
}

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
