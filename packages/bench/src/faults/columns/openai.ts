import OpenAI from "openai";
import { type Column, ID, KEY } from "../subject.ts";

/** A completion is started; the path rows use the one POST of that endpoint that has an id in its path. */
export const openai: Column = {
  id: "openai",
  title: "openai",
  ours: false,
  effect: "once",
  create({ origin, keyHeader }) {
    const client = new OpenAI({
      apiKey: KEY,
      baseURL: origin,
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
    };
  },
};
