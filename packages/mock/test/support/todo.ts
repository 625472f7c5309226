import type { Document } from "../../src/index.ts";

/** A description of somebody's own: in scopes, with errors of RFC 9457 under a range of statuses. */
export const todo: Document = {
  openapi: "3.1.0",
  servers: [{ url: "https://api.todo.test/v1" }],
  paths: {
    "/projects/{projectId}/todos": {
      parameters: [{ name: "projectId", in: "path", required: true, schema: { type: "string" } }],
      get: {
        parameters: [
          { name: "done", in: "query", schema: { type: "boolean" } },
          { name: "limit", in: "query", schema: { type: "integer", minimum: 1 } },
          { name: "offset", in: "query", schema: { type: "integer" } },
        ],
        responses: {
          200: {
            description: "",
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  required: ["data"],
                  properties: {
                    data: { type: "array", items: { $ref: "#/components/schemas/Todo" } },
                    total: { type: "integer" },
                  },
                },
              },
            },
          },
        },
      },
      post: {
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/TodoInput" } } },
        },
        responses: {
          201: { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/Todo" } } } },
        },
      },
    },
    "/projects/{projectId}/todos/{id}": {
      parameters: [
        { name: "projectId", in: "path", required: true, schema: { type: "string" } },
        { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } },
      ],
      get: {
        responses: {
          200: { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/Todo" } } } },
          "4XX": {
            description: "",
            content: {
              "application/problem+json": {
                schema: {
                  type: "object",
                  required: ["title", "status"],
                  properties: { title: { type: "string" }, status: { type: "integer" } },
                },
              },
            },
          },
        },
      },
      patch: {
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/TodoInput" } } } },
        responses: {
          200: { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/Todo" } } } },
        },
      },
      delete: { responses: { 204: { description: "" } } },
    },
  },
  components: {
    schemas: {
      TodoInput: {
        type: "object",
        properties: {
          title: { type: "string" },
          done: { type: "boolean", default: false },
          due: { type: ["string", "null"], format: "date" },
        },
      },
      Todo: {
        allOf: [
          { $ref: "#/components/schemas/TodoInput" },
          {
            type: "object",
            required: ["id", "projectId", "title", "done"],
            properties: { id: { type: "string", format: "uuid" }, projectId: { type: "string" } },
          },
        ],
      },
    },
  },
} as unknown as Document;
