import { isList, isObject, type JsonObject, own } from "../json/json.ts";

export interface Address {
  /** Where the API is; none where the description leaves it open. */
  readonly url?: string;
  /** What the description says of it, such as `/api/v2`. */
  readonly stated?: string;
}

/** The address in the first server of a description, its variables filled with their defaults. */
export function addressOf({ servers }: JsonObject): Address {
  const [server] = isList(servers) ? servers : [];
  if (!isObject(server) || typeof server.url !== "string") return {};
  const variables = isObject(server.variables) ? server.variables : {};
  const filled = server.url.replace(/\{([^{}]*)\}/g, (slot, name: string) => defaultOf(own(variables, name)) ?? slot);
  const stated = filled.replace(/\/+$/, "");
  if (!/^https?:\/\//i.test(stated) || /[{}\s]/.test(stated) || !URL.canParse(stated)) {
    return stated === "" ? {} : { stated };
  }
  const { username, password, search, hash } = new URL(stated);
  return [username, password, search, hash].every((part) => part === "") ? { url: stated, stated } : {};
}

function defaultOf(variable: unknown): string | undefined {
  const value = isObject(variable) ? variable.default : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
