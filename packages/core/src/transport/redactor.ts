/** Leaves out what must not be shown: the credentials a call was sent with, wherever a server repeats them. */
export interface Redactor {
  add(secret: string): void;
  clean(text: string): string;
}

/** A shorter value is part of too many words to be taken out of a text. */
const SHORTEST = 8;

/** Keeps the secrets in a closure, where no log or `inspect` finds them. */
export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  return {
    add: (secret) => void secrets.add(secret),
    clean: (text) => [...secrets].reduce(without, text),
  };
}

const without = (text: string, secret: string): string =>
  secret.length < SHORTEST ? text : text.replaceAll(secret, "[secret]");
