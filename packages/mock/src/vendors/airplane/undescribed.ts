const text = { type: "string" };
const answer = { responses: { "200": { description: "Success." } } };
const query = (name: string) => ({ parameters: [{ name, in: "query", required: true, schema: text }], ...answer });
const body = (properties: object, required: readonly string[] = []) => ({
  requestBody: {
    required: true,
    content: { "application/json": { schema: { type: "object", properties, required } } },
  },
  ...answer,
});

const prompt = { schema: {}, reviewers: {}, cancelText: {}, confirmText: {}, description: {}, notify: {} };

/** Paths the vendor's own JavaScript SDK (npm `airplane` 0.2.85) uses and no public description has. */
export const paths = {
  "/prompts/create": { post: body(prompt, ["schema"]) },
  "/users/get": { get: query("userID") },
};
