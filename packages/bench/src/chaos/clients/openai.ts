import OpenAI from "openai";
import { type Client, CONNECTION, plainly, TOKEN } from "../client.ts";

export const openai: Client = {
  title: "openai-node's client, its defaults",
  packages: ["openai"],
  create(url) {
    const client = new OpenAI({ apiKey: TOKEN, baseURL: url });
    return (script) => plainly(client.post("/sessions", { body: { connection: CONNECTION, script } }));
  },
};
