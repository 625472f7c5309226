import { createHash } from "node:crypto";

/** Ids that differ from each other and are the same at every run. */
export interface Ids {
  uuid(): string;
  /** The digits of a download link's token. */
  token(): string;
  /** A new `hpk_` key. */
  key(): string;
}

export function createIds(): Ids {
  let count = 0;
  const digest = () => createHash("sha256").update(`hoop-world ${++count}`);
  return {
    uuid() {
      const hex = digest().digest("hex");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
    token: () => digest().digest("hex"),
    key: () => `hpk_${digest().digest("base64url")}`,
  };
}

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
