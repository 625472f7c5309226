import { LayerError, RefusedError } from "../errors/errors.ts";
import type { Acted } from "../types/acted.ts";
import type { Store } from "../types/once-options.ts";
import type { Lost } from "../types/reconciled.ts";
import { objectIn } from "./token.ts";

/** What a durable start has kept: nothing, what it is about to send, or the run's token. */
export interface Note {
  readonly lost?: Lost;
  readonly token?: string;
}

/** The note of one piece of work, where its store keeps it. */
export interface Keeper {
  read(): Promise<Note>;
  /** `acted` and `run`: what is known of the start at that moment, for the error where the store fails. */
  keep(note: Note, acted: Acted, run?: string): Promise<void>;
}

const VERSION = 1;

export function keeperOf(store: Store, key: string, operation: string): Keeper {
  const asked = async <T>(what: string, acted: Acted, ask: () => T) => {
    try {
      return await ask();
    } catch (cause) {
      const message = `the store failed to ${what} under \`${key}\` (${String(cause)})`;
      throw new LayerError(message, { operation, acted, cause });
    }
  };
  return {
    read: async () => readNote(await asked("read the note", "maybe", () => store.get(key)), operation, key),
    async keep(note, acted, run) {
      const what = run === undefined ? "keep the note" : `keep the note of run ${run}`;
      await asked(what, acted, () => store.set(key, writeNote(note, operation)));
    },
  };
}

export const writeNote = ({ lost, token }: Note, operation: string): string =>
  JSON.stringify({ v: VERSION, operation, lost, token });

/** What stands in a store under a key. Throws `RefusedError` for a text that is not such a note. */
export function readNote(text: string | undefined | null, operation: string, key: string): Note {
  if (text === undefined || text === null) return {};
  const note = objectIn(text) ?? {};
  const { token, lost } = note;
  const isNote =
    note.v === VERSION &&
    (token === undefined || typeof token === "string") &&
    (lost === undefined || Number.isFinite(Object(lost).since));
  const refused = (why: string) =>
    new RefusedError(`what the store has under \`${key}\` ${why}`, { operation, acted: "maybe" });
  if (!isNote) throw refused("is not the note of a durable start");
  if (note.operation !== operation)
    throw refused(`is the note of ${JSON.stringify(note.operation)}: choose another key`);
  return note as Note;
}
