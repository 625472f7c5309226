/** A download link, until it is used. */
export interface Link {
  readonly token: string;
  readonly expiresAt: number;
}
