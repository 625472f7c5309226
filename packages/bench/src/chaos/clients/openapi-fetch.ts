import createClient from "openapi-fetch";
import { type Client, CONNECTION, plainly, TOKEN } from "../client.ts";

interface Paths {
  "/sessions": {
    post: {
      requestBody: { content: { "application/json": { connection: string; script: string } } };
      responses: { 200: { content: { "application/json": { session_id: string } } } };
    };
  };
}

export const openapiFetch: Client = {
  title: "openapi-fetch",
  packages: ["openapi-fetch"],
  create(url) {
    const client = createClient<Paths>({ baseUrl: url, headers: { authorization: `Bearer ${TOKEN}` } });
    return (script) => plainly(client.POST("/sessions", { body: { connection: CONNECTION, script } }));
  },
};
