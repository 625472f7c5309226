/** Which value of a replay stands for which of the recording: one for one, in both directions. */
export interface Pairs {
  /** Whether the two stand for each other; two that stand for nothing yet do from now on. */
  pair(recorded: string, played: string): boolean;
  has(recorded: string): boolean;
  /** A recorded text as it is in the replay. */
  translate(text: string): string;
}

export function createPairs(): Pairs {
  const played = new Map<string, string>();
  const recorded = new Map<string, string>();
  return {
    pair(one, other) {
      if (!played.has(one) && !recorded.has(other)) {
        played.set(one, other);
        recorded.set(other, one);
      }
      return played.get(one) === other;
    },
    has: (one) => played.has(one),
    translate: (text) => text.replace(ids, (id) => played.get(id) ?? id),
  };
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** Ids and tokens, which differ at every run. */
export const ids = new RegExp(`${uuid.source}|\\b[0-9a-f]{64}\\b`, "g");
