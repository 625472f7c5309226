import type { Document } from "../../src/index.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const pet = { $ref: "#/components/schemas/Pet" };
const id = { name: "petId", in: "path", required: true, schema: { type: "integer" } };

/** In the form of the example that most people know: an item is put to its collection, with its key in the body. */
export const petstore: Document = {
  openapi: "3.0.3",
  paths: {
    "/pet": {
      post: { requestBody: json(pet), responses: { "200": { description: "", ...json(pet) } } },
      put: {
        requestBody: json(pet),
        responses: { "200": { description: "", ...json(pet) }, "404": { description: "" } },
      },
    },
    "/pet/{petId}": {
      get: { parameters: [id], responses: { "200": { description: "", ...json(pet) }, "404": { description: "" } } },
      delete: { parameters: [id], responses: { "200": { description: "" } } },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: "object",
        required: ["name"],
        properties: {
          name: { type: "string" },
          id: { type: "integer" },
          tags: { type: "array", items: { type: "string" } },
        },
      },
    },
  },
} as unknown as Document;
