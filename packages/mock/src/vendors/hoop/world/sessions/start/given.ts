import { Refusal } from "../../http/answers.ts";
import { goText } from "./go-text.ts";

const MOST_CHARACTERS = 2500;
const MOST_KEYS = 20;

export function checkCorrelationId(value: unknown): string | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  if (value.length > 255) throw new Refusal(422, "correlation_id must not exceed 255 characters");
  if (!/^[\x20-\x7e]*$/.test(value)) {
    throw new Refusal(422, "correlation_id must contain only printable ASCII characters");
  }
  return value;
}

/** A start's metadata: every value becomes a text as Go prints it (`start-ok`). */
export function startMetadata(value: unknown): Readonly<Record<string, string>> | null {
  if (value === undefined || value === null) return null;
  const entries = Object.entries(value).map(([key, each]) => [key, goText(each)] as const);
  if (entries.length > MOST_KEYS) throw new Refusal(422, `metadata must not contain more than ${MOST_KEYS} keys`);
  if (entries.some((entry) => entry.some((text) => text.length >= MOST_CHARACTERS))) {
    throw new Refusal(422, `metadata key or value must not contain more than ${MOST_CHARACTERS} characteres`);
  }
  return Object.fromEntries(entries);
}
