import { type Document, type Operation, resolve, type Schema, schemaOf } from "../../src/description/document.ts";
import { createSampler, parametersAt, type Sample } from "../../src/description/sample.ts";
import { createValidator, type Validate } from "../../src/description/validator.ts";

export interface WrongInput {
  /** What is wrong with it, such as `body field "script" is missing`. */
  readonly label: string;
  readonly sample: Sample;
}

/** Makes inputs with exactly one thing wrong; undefined for an operation whose input cannot be. */
export function createWrongSampler(document: Document): (operation: Operation) => WrongInput | undefined {
  const sampleOf = createSampler(document);
  const validate = createValidator(document, { of: "requests" });
  return (operation) => {
    const sample = sampleOf(operation);
    const schema = schemaOf(operation.body);
    const parts = schema ? withParts(document, schema) : [];
    return (
      missingField(parts, sample) ??
      wrongField(validate, parts, sample) ??
      wrongBody(validate, schema, parts, sample) ??
      wrongParameter(validate, operation, sample) ??
      missingParameter(operation, sample) ??
      emptyParameter(operation, sample)
    );
  };
}

/** Every schema but the most generous refuses one of these. */
const suspects = ["not-a-value", 3.5, true, {}, []];

function missingField(parts: readonly Schema[], sample: Sample): WrongInput | undefined {
  const [name] = parts.flatMap((schema) => schema.required ?? []);
  if (name === undefined) return undefined;
  const { [name]: _, ...body } = sample.body as Record<string, unknown>;
  return { label: `body field "${name}" is missing`, sample: { ...sample, body } };
}

function wrongField(validate: Validate, parts: readonly Schema[], sample: Sample): WrongInput | undefined {
  for (const [name, schema] of fieldsOf(parts)) {
    const value = refused(validate, schema, suspects);
    if (value === undefined) continue;
    const body = { ...(sample.body as Record<string, unknown>), [name]: value };
    return { label: `body field "${name}" is ${JSON.stringify(value)}`, sample: { ...sample, body } };
  }
  return undefined;
}

function wrongBody(
  validate: Validate,
  schema: Schema | undefined,
  parts: readonly Schema[],
  sample: Sample,
): WrongInput | undefined {
  // A body with fields of its own is given field by field, so it cannot be something else.
  const body = schema && fieldsOf(parts).length === 0 ? refused(validate, schema, suspects) : undefined;
  return body === undefined ? undefined : { label: `the body is ${JSON.stringify(body)}`, sample: { ...sample, body } };
}

function wrongParameter(validate: Validate, operation: Operation, sample: Sample): WrongInput | undefined {
  for (const place of ["query", "header", "path"] as const) {
    for (const { name, schema = {} } of parametersAt(operation, place)) {
      // Outside a body all is text, so only a text can be wrong; a list of one text often is not.
      const value = isList(schema) ? undefined : refused(validate, schema, ["not-a-value"]);
      if (value === undefined) continue;
      const label = `${place} parameter "${name}" is ${JSON.stringify(value)}`;
      return { label, sample: { ...sample, [place]: { ...sample[place], [name]: value } } };
    }
  }
  return undefined;
}

function missingParameter(operation: Operation, sample: Sample): WrongInput | undefined {
  for (const place of ["query", "header"] as const) {
    const parameter = parametersAt(operation, place).find(({ required }) => required);
    if (!parameter) continue;
    const { [parameter.name]: _, ...rest } = sample[place];
    return {
      label: `${place} parameter "${parameter.name}" is missing`,
      sample: { ...sample, [place]: rest },
    };
  }
  return undefined;
}

/** An empty segment leads to another endpoint, or to none. */
function emptyParameter(operation: Operation, sample: Sample): WrongInput | undefined {
  const name = parametersAt(operation, "path").at(-1)?.name;
  if (name === undefined) return undefined;
  return {
    label: `path parameter "${name}" is empty`,
    sample: { ...sample, path: { ...sample.path, [name]: "" } },
  };
}

const refused = (validate: Validate, schema: Schema, values: readonly unknown[]): unknown =>
  values.find((value) => validate(schema, value).length > 0);

const isList = (schema: Schema) => schema.type === "array";

const fieldsOf = (parts: readonly Schema[]) => parts.flatMap((schema) => Object.entries(schema.properties ?? {}));

/** A schema and those it is made of by allOf. */
function withParts(document: Document, schema: Schema): readonly Schema[] {
  const resolved = resolve<Schema>(document, schema);
  return [resolved, ...(resolved.allOf ?? []).flatMap((part) => withParts(document, part))];
}
