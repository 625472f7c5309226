const breaker =
  "*/ evil(); /* \u2028evil()\u2029 $\u007bevil()} `evil()` \u202eevil\u2066 \u0000 </script><script>evil()</script>";
const prose = `@deprecated evil\n${breaker}\n[evil](javascript:evil()) ![evil](x) <img src=x onerror=evil()> {@link evil}`;
const strings = {
  type: "string",
  description: prose,
  enum: ['"; evil(); "', breaker, "$\u007bevil()}", "\u202e"],
  default: breaker,
};

/** A description that tries to leave every place its text is put in. */
export const hostile = {
  openapi: "3.1.0",
  info: { title: breaker, version: breaker, description: prose },
  tags: [{ name: "evil", description: prose }],
  paths: {
    "/a/{id}": {
      post: {
        tags: ["evil"],
        operationId: breaker,
        summary: breaker,
        description: prose,
        "x-sdk": { group: "things", name: "create", unconfirmed: prose },
        parameters: [
          { name: "id", in: "path", required: true, description: prose, schema: strings },
          { name: '"]; evil(); ["', in: "query", description: prose, schema: strings },
          { name: "\u202e\u2028`$\u007bevil()}", in: "query", schema: { type: "string", format: breaker } },
        ],
        requestBody: {
          required: true,
          description: prose,
          content: { "application/json": { schema: { $ref: "#/components/schemas/evil.Thing" } } },
        },
        responses: {
          "200": {
            description: prose,
            content: { "application/json": { schema: { $ref: "#/components/schemas/evil.Thing" } } },
          },
          default: { description: prose },
        },
      },
    },
  },
  components: {
    schemas: {
      "evil.Thing": {
        type: "object",
        title: breaker,
        description: prose,
        example: breaker,
        examples: [breaker, { [breaker]: breaker }],
        required: ["constructor2", breaker],
        properties: {
          '"; evil(); "': strings,
          [breaker]: strings,
          constructor2: strings,
          "*/ evil()": { type: "object", additionalProperties: strings },
        },
      },
    },
  },
};
