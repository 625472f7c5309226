import createClient from "openapi-fetch";
import { type Column, KEY } from "../subject.ts";

interface Paths {
  "/runs/{id}": {
    post: {
      parameters: { path: { id: string } };
      requestBody: { content: { "application/json": { script: string } } };
      responses: {
        200: { content: { "application/json": { id: string } } };
        default: { content: { "application/json": { message: string } } };
      };
    };
  };
}

export const openapiFetch: Column = {
  id: "openapi-fetch",
  title: "openapi-fetch",
  ours: false,
  effect: "once",
  create({ origin }) {
    const client = createClient<Paths>({ baseUrl: origin, headers: { "X-API-Key": KEY } });
    return {
      client,
      endpoint: "/runs/",
      async call({ id, padding, signal }) {
        const whole = await client.POST("/runs/{id}", {
          params: { path: { id } },
          body: { script: "vacuum".padEnd(padding, "!") },
          ...(signal && { signal }),
        });
        return { data: whole.data, error: whole.error, status: whole.response.status, whole };
      },
    };
  },
};
