import { readdirSync, readFileSync } from "node:fs";

/** A request to a running gateway and what it answered; see `recordings/hoop/README.md`. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly body?: unknown;
  readonly status: number;
  readonly type?: string;
  readonly answer?: unknown;
  readonly text?: string;
  readonly base64?: string;
  readonly chunks?: readonly unknown[];
}

export interface Recorded extends Exchange {
  /** File and place in it: `lists.json#12`. */
  readonly at: string;
}

const folder = new URL("../../recordings/hoop/", import.meta.url);

/** Every recorded exchange that was answered, in the order of files and exchanges. */
export function recordedExchanges(): readonly Recorded[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".json") && file !== "world.json");
  return files.sort().flatMap((file) => {
    const { exchanges } = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as { exchanges: Partial<Exchange>[] };
    return exchanges.flatMap((exchange, index) =>
      isAnswered(exchange) ? [{ ...exchange, at: `${file}#${index}` }] : [],
    );
  });
}

function isAnswered(exchange: Partial<Exchange>): exchange is Exchange {
  return exchange.method !== undefined && exchange.path !== undefined && exchange.status !== undefined;
}
