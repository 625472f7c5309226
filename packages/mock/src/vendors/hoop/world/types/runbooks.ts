/** Where the gateway looks for runbooks. */
export interface Configuration {
  readonly id: string;
  urls: readonly string[];
  readonly createdAt: number;
  updatedAt: number;
}

/** A repository of runbooks, at its newest commit. */
export interface Repository {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly commit: string;
  readonly author: string;
  readonly message: string;
}
