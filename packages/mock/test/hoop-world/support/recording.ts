import { readdirSync, readFileSync } from "node:fs";
import { parseWorld } from "../../../src/vendors/hoop/world/parse/parse-world.ts";
import type { WorldFile } from "../../../src/vendors/hoop/world/parse/world-file.ts";

/** One line of a recording; `recordings/hoop/README.md` explains the keys. */
export interface Exchange {
  readonly at: number;
  readonly took?: number;
  readonly as?: string | null;
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly body?: unknown;
  readonly status?: number;
  readonly type?: string;
  readonly disposition?: string;
  readonly tokenHeader?: boolean;
  readonly answer?: unknown;
  readonly text?: string;
  readonly base64?: string;
  readonly chunks?: readonly (readonly [number, string])[];
  readonly connection?: string;
  readonly do?: string;
  readonly left?: boolean;
  readonly racy?: boolean;
  readonly earlier?: boolean;
  readonly shortened?: number;
}

export interface Recording {
  readonly name: string;
  readonly about: string;
  readonly exchanges: readonly Exchange[];
}

const folder = new URL("../../../recordings/hoop/", import.meta.url);

const read = (file: string) => readFileSync(new URL(file, folder), "utf8");

export const recordings: readonly Recording[] = readdirSync(folder)
  .filter((file) => file.endsWith(".json") && file !== "world.json")
  .map((file) => JSON.parse(read(file)) as Recording);

/** What stood behind the gateway; the file leaves out the secret of one connection that two recordings show. */
export function recordedWorld(): WorldFile {
  const world = parseWorld(read("world.json"));
  const secret = { "envvar:PGHOST": "ZGIuaW50ZXJuYWw=" };
  return {
    ...world,
    connections: world.connections.map((each) => (each.name === "bash" ? { ...each, secret } : each)),
  };
}
