/** The flat input of an operation: path, query, header and body fields by name. */
export type Input = Readonly<Record<string, unknown>>;
