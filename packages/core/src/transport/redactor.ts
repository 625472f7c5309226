/** Leaves out what must not be shown: the credentials a call was sent with, wherever a server repeats them. */
export interface Redactor {
  add(secret: string): void;
  clean(text: string): string;
}

/** A shorter value is part of too many words to be taken out of a text. */
const SHORTEST = 8;

/** Keeps the secrets where no log or `inspect` finds them. */
export const createRedactor = (): Redactor => new Secrets();

class Secrets implements Redactor {
  readonly #secrets: string[] = [];

  add(secret: string): void {
    if (secret.length < SHORTEST || this.#secrets.includes(secret)) return;
    this.#secrets.push(secret);
  }

  clean(text: string): string {
    // One may be part of another, which must go first.
    const longestFirst = this.#secrets.toSorted((left, right) => right.length - left.length);
    return longestFirst.reduce((cleaned, secret) => cleaned.replaceAll(secret, "[secret]"), text);
  }
}
