import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createClient as generate } from "@hey-api/openapi-ts";
import { build } from "esbuild";
import { type Column, KEY } from "../subject.ts";

const description = {
  openapi: "3.1.0",
  info: { title: "Runs", version: "1" },
  components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-API-Key" } } },
  paths: {
    "/output": {
      get: {
        operationId: "readOutput",
        responses: { 200: { description: "ok", content: { "text/plain": { schema: { type: "string" } } } } },
      },
    },
    "/runs/{id}": {
      post: {
        operationId: "startRun",
        security: [{ key: [] }],
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        requestBody: { content: { "application/json": { schema: { type: "object" } } } },
        responses: { 200: { description: "ok", content: { "application/json": { schema: { type: "object" } } } } },
      },
    },
  },
};

interface HeyClient {
  readonly interceptors: { readonly response: { use(hook: () => never): unknown } };
}

/** What of the generated module is used. */
interface Generated {
  createClient(config: { baseUrl: string; auth: () => string; fetch?: typeof globalThis.fetch }): HeyClient;
  readOutput(options: { client: object }): Promise<{ data?: unknown; error?: unknown }>;
  startRun(options: {
    client: object;
    path: { id: string };
    body: object;
    signal?: AbortSignal;
  }): Promise<{ data?: unknown; error?: unknown; response?: Response }>;
}

/** Generates a client of Hey API into a temporary folder and loads it. */
export async function heyApi(): Promise<Column> {
  const { createClient, startRun, readOutput } = await generated();
  return {
    id: "hey-api",
    title: "Hey API (fetch)",
    ours: false,
    effect: "once",
    create({ origin, hook, fetch }) {
      const client = createClient({ baseUrl: origin, auth: () => KEY, ...(fetch && { fetch }) });
      if (hook) client.interceptors.response.use(hook);
      return {
        client,
        endpoint: "/runs/",
        async call({ id, padding, signal }) {
          const body = { script: "vacuum".padEnd(padding, "!") };
          const whole = await startRun({ client, path: { id }, body, ...(signal && { signal }) });
          const { data, error, response } = whole;
          return { data, error, whole, ...(response && { status: response.status }) };
        },
        async text() {
          const { data, error } = await readOutput({ client });
          return { data, error, whole: data };
        },
      };
    },
  };
}

async function generated(): Promise<Generated> {
  const folder = await mkdtemp(join(tmpdir(), "hey-api-"));
  try {
    const input = join(folder, "openapi.json");
    await writeFile(input, JSON.stringify(description));
    await generate({ input, output: join(folder, "client"), logs: { level: "silent" } });
    const module = join(folder, "client.mjs");
    const contents = `export * from "./client/sdk.gen"; export { createClient } from "./client/client";`;
    await build({
      stdin: { contents, resolveDir: folder },
      ...{ outfile: module, bundle: true, format: "esm", logLevel: "silent" },
    });
    return (await import(pathToFileURL(module).href)) as Generated;
  } finally {
    await rm(folder, { recursive: true });
  }
}
