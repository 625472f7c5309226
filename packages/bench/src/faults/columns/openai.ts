import OpenAI from "openai";
import { type Column, ID, KEY } from "../subject.ts";

/** A completion is started; the path rows use the one POST of that endpoint that has an id in its path. */
export const openai: Column = {
  id: "openai",
  title: "openai",
  ours: false,
  effect: "once",
  create({ origin, keyHeader, hook, fetch }) {
    const client = new OpenAI({
      apiKey: KEY,
      baseURL: origin,
      ...(fetch && { fetch }),
      ...(hook && { logLevel: "debug", logger: { debug: hook, info: hook, warn: hook, error: hook } }),
      ...(keyHeader && { defaultHeaders: { "X-API-Key": KEY } }),
    });
    return {
      client,
      endpoint: "/chat/completions/",
      async call({ id, padding, signal }) {
        const options = signal ? { signal } : {};
        const messages = [{ role: "user" as const, content: "vacuum".padEnd(padding, "!") }];
        const data = await (id === ID
          ? client.chat.completions.create({ model: "any", messages }, options)
          : client.chat.completions.update(id, { metadata: {} }, options));
        return { data, whole: data };
      },
      pages: async function* () {
        yield* (await client.files.list()).iterPages();
      },
      items: () => client.files.list({ limit: 500 }),
      wait: () => client.vectorStores.files.poll("v1", ID),
      stream: (deadlineMs) =>
        client.chat.completions.create({ model: "any", messages: [], stream: true }, { timeout: deadlineMs }),
      async text() {
        const data = await (await client.files.content(ID)).text();
        return { data, whole: data };
      },
    };
  },
};
