/** Ends a route with the vendor's error answer. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What `key` stands for in `records`, or the vendor's 404. */
export function find<T>(records: ReadonlyMap<string, T>, key: string | null | undefined, what: string): T {
  const record = records.get(key ?? "");
  if (record === undefined) throw new Refusal(404, `${what} not found`);
  return record;
}
