import type { Lost } from "@x/core";

export const QUEUE = "migrations";

/** Where Redis is. */
export const connection = { host: "127.0.0.1", port: Number(process.env.REDIS_PORT ?? 6379) };

/** A job: which vendor, and what its workers have kept so far. */
export interface Job {
  readonly vendor: string;
  readonly lost?: Lost;
  readonly token?: string;
}
