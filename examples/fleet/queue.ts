export const QUEUE = "migrations";

/** Where Redis is. */
export const connection = { host: "127.0.0.1", port: Number(process.env.REDIS_PORT ?? 6379) };

/** A job: which vendor; `jobStore` keeps in it what its workers have noted so far. */
export interface Job {
  readonly vendor: string;
}
