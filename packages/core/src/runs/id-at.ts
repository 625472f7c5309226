import { at } from "../answers/dot-path.ts";

/** The id of a run in an answer or a record. */
export function idAt(value: unknown, path: string): string | undefined {
  const id = at(value, path);
  return typeof id === "string" && id.trim() !== "" ? id : undefined;
}
