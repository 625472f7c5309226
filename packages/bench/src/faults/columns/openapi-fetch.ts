import createClient from "openapi-fetch";
import { type Column, KEY } from "../subject.ts";

interface Paths {
  "/output": { get: { responses: { 200: { content: { "text/plain": string } } } } };
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
  create({ origin, hook, fetch }) {
    const client = createClient<Paths>({ baseUrl: origin, headers: { "X-API-Key": KEY }, ...(fetch && { fetch }) });
    if (hook) client.use({ onResponse: hook });
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
      async text() {
        const { data, error } = await client.GET("/output", { parseAs: "text" });
        return { data, error, whole: data };
      },
    };
  },
};
