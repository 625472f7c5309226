import { RefusedError } from "../errors/errors.ts";
import type { Lost } from "../types/reconciled.ts";

/** What a durable start has kept: nothing, what it is about to send, or the run's token. */
export interface Note {
  readonly lost?: Lost;
  readonly token?: string;
}

const VERSION = 1;

export const writeNote = (note: Note, operation: string): string => JSON.stringify({ v: VERSION, operation, ...note });

/** What stands in a store under a key. Throws `RefusedError` for a text that is not such a note. */
export function readNote(text: string | undefined | null, operation: string, key: string): Note {
  if (text === undefined || text === null) return {};
  const note = parsed(text);
  const { token, lost } = note;
  const isNote =
    note.v === VERSION &&
    (token === undefined || typeof token === "string") &&
    (lost === undefined || Number.isFinite(Object(lost).since));
  const refused = (why: string) => new RefusedError(`what the store has under \`${key}\` ${why}`, { operation });
  if (!isNote) throw refused("is not the note of a durable start");
  if (note.operation !== operation) throw refused(`is the note of ${JSON.stringify(note.operation)}: choose another key`);
  return note as Note;
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
