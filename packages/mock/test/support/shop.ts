import type { Document } from "../../src/index.ts";

const text = { type: "string" };
const name = { type: "string", minLength: 1 };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const ok = (schema?: object) => ({ "200": { description: "Success.", ...(schema && json(schema)) }, ...errors });
const errors = {
  "404": {
    description: "There is none.",
    ...json({ type: "object", required: ["code"], properties: { code: text, message: text } }),
  },
};
const at = (where: "path" | "query", parameter: string, schema: object = text) => ({
  name: parameter,
  in: where,
  required: where === "path",
  schema,
});
const required = (parameter: object) => ({ ...parameter, required: true });
const ref = (schema: string) => ({ $ref: `#/components/schemas/${schema}` });
const list = (schema: string) => ({ type: "array", items: ref(schema) });

/** A description of somebody's own, without a table: REST, RPC, one thing of its kind, and what nobody can see. */
export const shop: Document = {
  openapi: "3.0.3",
  paths: {
    "/shops/{shop}/books": {
      parameters: [at("path", "shop")],
      get: {
        parameters: [at("query", "genre"), at("query", "tags"), at("query", "sort")],
        responses: ok({ type: "object", properties: { books: list("Book") } }),
      },
      post: {
        requestBody: { required: true, ...json(ref("NewBook")) },
        responses: { "201": { description: "Made.", ...json(ref("Book")) }, ...errors },
      },
    },
    "/shops/{shop}/books/{bookId}": {
      parameters: [at("path", "shop"), at("path", "bookId")],
      get: { responses: ok(ref("Book")) },
      put: { requestBody: { required: true, ...json(ref("NewBook")) }, responses: ok(ref("Book")) },
      patch: {
        requestBody: {
          required: true,
          content: { "application/merge-patch+json": { schema: { type: "object", additionalProperties: true } } },
        },
        responses: ok(ref("Book")),
      },
      delete: { responses: { "204": { description: "Gone." }, ...errors } },
    },
    "/settings": {
      get: { responses: ok(ref("Settings")) },
      put: { requestBody: { required: true, ...json(ref("Settings")) }, responses: ok() },
    },
    "/clients/create": {
      post: {
        requestBody: { required: true, ...json({ type: "object", required: ["name"], properties: { name } }) },
        responses: ok({ type: "object", properties: { clientID: text } }),
      },
    },
    "/clients/get": {
      get: {
        parameters: [required(at("query", "id"))],
        responses: ok({ type: "object", properties: { client: ref("Client") } }),
      },
    },
    "/clients/list": { get: { responses: ok({ type: "object", properties: { clients: list("Client") } }) } },
    "/clients/update": {
      post: {
        requestBody: {
          required: true,
          ...json({ type: "object", required: ["id"], properties: { id: text, name } }),
        },
        responses: ok({ type: "object", properties: { client: ref("Client") } }),
      },
    },
    "/clients/delete": {
      post: {
        requestBody: { required: true, ...json({ type: "object", required: ["id"], properties: { id: text } }) },
        responses: ok(),
      },
    },
    "/search": {
      get: { parameters: [at("query", "q")], responses: ok(list("Book")) },
    },
    "/mail": {
      post: {
        requestBody: { required: true, ...json({ type: "object", properties: { to: text } }) },
        responses: ok({ type: "object", properties: { sent: { type: "boolean" } } }),
      },
    },
  },
  components: {
    schemas: {
      NewBook: {
        type: "object",
        required: ["title"],
        properties: {
          title: name,
          genre: text,
          tags: { type: "array", items: text },
          about: { type: "object", properties: { pages: { type: "integer" }, isbn: text } },
          password: { type: "string", writeOnly: true },
        },
      },
      Book: {
        type: "object",
        required: ["id", "title", "created_at"],
        properties: {
          id: { type: "integer", readOnly: true },
          title: name,
          genre: text,
          tags: { type: "array", items: text },
          about: { type: "object", properties: { pages: { type: "integer" }, isbn: text } },
          created_at: { type: "string", format: "date-time", readOnly: true },
        },
      },
      Client: { type: "object", properties: { id: text, name, kind: { type: "string", enum: ["person", "firm"] } } },
      Settings: {
        type: "object",
        required: ["theme"],
        properties: { theme: { type: "string", enum: ["light", "dark"] }, motto: text },
      },
    },
  },
} as unknown as Document;
