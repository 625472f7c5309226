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
    // One may be part of another, which must go first.
    this.#secrets.sort((left, right) => right.length - left.length);
  }

  clean(text: string): string {
    return this.#secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, "[secret]"), text);
  }
}
