const RESOURCES = 95;
const SCHEMAS_EACH = 6;

/** A made-up description of 475 operations over 570 schemas that refer to each other, and the hints it needs. */
export function largeDescription(): { readonly spec: object; readonly overlay: object } {
  const resources = Array.from({ length: RESOURCES }, (_, index) => `Resource${index}`);
  const spec = {
    openapi: "3.0.3",
    info: { title: "Large", version: "1" },
    paths: Object.assign({}, ...resources.map(pathsOf)),
    components: { schemas: Object.assign({}, ...resources.map(schemasOf)) },
  };
  return { spec, overlay: overlayOf(resources) };
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = (description: string) => ({ type: "string", description });
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const answer = (schema: object) => ({
  200: { description: "Success.", ...json(schema) },
  400: { description: "Refused.", ...json(ref("Resource0Part0")) },
  404: { description: "Not found.", ...json(ref("Resource0Part0")) },
});

function pathsOf(name: string): object {
  const id = { name: "id", in: "path", required: true, description: `Id of the ${name}.`, schema: { type: "string" } };
  const filters = ["state", "owner", "after", "limit"].map((one) => ({ name: one, in: "query", ...schemaOf(one) }));
  const body = { requestBody: { required: true, ...json(ref(`${name}Part1`)) } };
  const path = `/${name.toLowerCase()}`;
  return {
    [path]: {
      get: { summary: `List ${name}`, parameters: filters, responses: answer({ type: "array", items: ref(name) }) },
      post: { summary: `Create ${name}`, ...body, responses: answer(ref(name)) },
    },
    [`${path}/{id}`]: {
      get: { summary: `Get ${name}`, parameters: [id], responses: answer(ref(name)) },
      put: { summary: `Update ${name}`, parameters: [id], ...body, responses: answer(ref(name)) },
      delete: { summary: `Delete ${name}`, parameters: [id], responses: { 204: { description: "Gone." } } },
    },
  };
}

const schemaOf = (name: string) => ({ description: `Only those with this ${name}.`, schema: { type: "string" } });

/** A record and its parts; each part refers to others of its own and of the next resource. */
function schemasOf(name: string, index: number): object {
  const next = `Resource${(index + 1) % RESOURCES}`;
  const parts = Array.from({ length: SCHEMAS_EACH - 1 }, (_, part) => [`${name}Part${part}`, partOf(name, next, part)]);
  const properties = { id: text("The id."), state: { type: "string", enum: ["on", "off", `at-${index}`] } };
  const links = Object.fromEntries(parts.map(([part]) => [String(part).toLowerCase(), ref(String(part))]));
  return {
    [name]: { type: "object", description: `A ${name}.`, required: ["id"], properties: { ...properties, ...links } },
    ...Object.fromEntries(parts),
  };
}

function partOf(name: string, next: string, part: number): object {
  const fields = Object.fromEntries(
    ["note", "label", "owner", "reason"].map((field) => [field, text(`The ${field} of part ${part} of ${name}.`)]),
  );
  const links = {
    other: ref(`${name}Part${(part + 1) % (SCHEMAS_EACH - 1)}`),
    next: ref(`${next}Part${part}`),
    all: { type: "array", items: ref(`${next}Part${(part + 2) % (SCHEMAS_EACH - 1)}`) },
  };
  return { type: "object", description: `Part ${part}.`, properties: { ...fields, ...links } };
}

const methods = [
  ["get", "get", "read"],
  ["put", "update", "idempotent"],
  ["delete", "delete", "idempotent"],
] as const;

function overlayOf(resources: readonly string[]): object {
  const hints = (target: string, group: string, name: string, more: object) => ({
    target,
    description: "Made up.",
    update: { "x-sdk": { group, name, ...more } },
  });
  return {
    overlay: "1.0.0",
    info: { title: "Large", version: "1" },
    actions: resources.flatMap((resource) => {
      const group = resource.charAt(0).toLowerCase() + resource.slice(1);
      const path = `/${resource.toLowerCase()}`;
      return [
        hints(`$.paths['${path}'].get`, group, "list", { effect: "read", pages: { style: "single", items: "" } }),
        hints(`$.paths['${path}'].post`, group, "create", { effect: "once" }),
        ...methods.map(([method, name, effect]) => hints(`$.paths['${path}/{id}'].${method}`, group, name, { effect })),
      ];
    }),
  };
}
