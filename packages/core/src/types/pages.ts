/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** The vendor's whole answer, with totals where it gives them. */
  readonly body: unknown;
}

/** A list that is fetched page by page, as it is read. */
export interface Pages<T> extends AsyncIterable<T> {
  /** The pages instead of their items. */
  pages(): AsyncIterable<Page<T>>;
  /** The first `limit` items; fetches no page beyond them. */
  toArray(options: { readonly limit: number }): Promise<T[]>;
}
