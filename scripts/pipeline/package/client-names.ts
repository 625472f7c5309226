import { camel, pascal } from "../text/names.ts";

/** The names that a vendor's package gives to programs. */
export interface ClientNames {
  /** `acme`, the client of an example. */
  readonly client: string;
  /** `Acme`, its type. */
  readonly type: string;
  /** `createAcme`. */
  readonly create: string;
  readonly options: string;
}

export function clientNames(vendor: string): ClientNames {
  const type = pascal(vendor);
  return { client: camel(vendor), type, create: `create${type}`, options: `${type}Options` };
}
