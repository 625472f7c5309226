import { type Document, type Operation, type Schema, schemaOf } from "../../src/description/document.ts";
import { kindOf, propertyOf } from "../../src/description/kinds.ts";
import { chosenType, isJsonType, isPairs, isParts } from "../../src/description/media.ts";
import { partsOf, propertiesOf } from "../../src/description/properties.ts";
import { createSampler, parametersAt, type Sample } from "../../src/description/sample.ts";
import { createValidator, type Validate } from "../../src/description/validator.ts";
import { isObject } from "../../src/http/message.ts";

export interface WrongInput {
  /** What is wrong with it, such as `body field "script" is missing`. */
  readonly label: string;
  readonly sample: Sample;
}

/** Makes inputs with exactly one thing wrong; undefined for an operation whose input cannot be. */
export function createWrongSampler(document: Document): (operation: Operation) => WrongInput | undefined {
  const sampleOf = createSampler(document);
  const validate = createValidator(document, { closed: true, of: "requests" });
  return (operation) => {
    const sample = sampleOf(operation);
    const type = chosenType(Object.keys(operation.body?.content ?? {})) ?? "";
    const isForm = isPairs(type) || isParts(type);
    const schema = isForm || isJsonType(type) || type === "*/*" ? schemaOf(operation.body) : undefined;
    return (
      (schema && wrongBody({ document, validate, schema, sample, isForm, isRequired: operation.body?.required })) ??
      wrongParameter(document, validate, operation, sample) ??
      missingParameter(operation, sample) ??
      emptyParameter(operation, sample)
    );
  };
}

interface Given {
  readonly document: Document;
  readonly validate: Validate;
  readonly schema: Schema;
  readonly sample: Sample;
  readonly isForm: boolean;
  readonly isRequired: boolean | undefined;
}

/** Every schema but the most generous refuses one of these. */
const suspects = ["not-a-value", 3.5, true, {}, []];

/** The first body that the schema refuses: a field missing, a field of another kind, or something else altogether. */
function wrongBody({ document, validate, schema, sample, isForm, isRequired }: Given): WrongInput | undefined {
  const parts = partsOf(document, schema);
  // A body that need not be there is left out where it has nothing to say.
  const isSent = (body: unknown) => isRequired === true || !isObject(body) || Object.keys(body).length > 0;
  const isWrong = ({ sample: { body } }: WrongInput) => isSent(body) && validate(schema, body).length > 0;
  const of = (label: string, body: unknown) => ({ label, sample: { ...sample, body } });
  if (!isObject(sample.body)) {
    return isForm ? undefined : suspects.map((body) => of(`the body is ${JSON.stringify(body)}`, body)).find(isWrong);
  }
  const fields = sample.body;
  const missing = parts
    .flatMap(({ required = [] }) => required)
    .map((name) => {
      const { [name]: _, ...body } = fields;
      return of(`body field "${name}" is missing`, body);
    });
  // A form has texts only.
  const values = isForm ? ["not-a-value"] : suspects;
  const wrong = Object.entries(propertiesOf(document, schema))
    .flatMap(([name, { readOnly }]) => (readOnly === true ? [] : [name]))
    .filter((name) => !isForm || kindOf(document, propertyOf(document, schema, name)) === "plain")
    .flatMap((name) =>
      values.map((value) => of(`body field "${name}" is ${JSON.stringify(value)}`, { ...fields, [name]: value })),
    );
  return [...missing, ...wrong].find(isWrong);
}

function wrongParameter(
  document: Document,
  validate: Validate,
  operation: Operation,
  sample: Sample,
): WrongInput | undefined {
  for (const place of ["query", "header", "path"] as const) {
    for (const { name, schema = {} } of parametersAt(operation, place)) {
      // Outside a body all is text, so only a text can be wrong; a list of one text often is not.
      const isPlain = kindOf(document, schema) === "plain";
      if (!isPlain || validate(schema, "not-a-value").length === 0) continue;
      const label = `${place} parameter "${name}" is "not-a-value"`;
      return { label, sample: { ...sample, [place]: { ...sample[place], [name]: "not-a-value" } } };
    }
  }
  return undefined;
}

function missingParameter(operation: Operation, sample: Sample): WrongInput | undefined {
  for (const place of ["query", "header"] as const) {
    // The client makes a key that is not given.
    const parameter = parametersAt(operation, place).find(({ name, required }) => required && !isKey(name));
    if (!parameter) continue;
    const { [parameter.name]: _, ...rest } = sample[place];
    return {
      label: `${place} parameter "${parameter.name}" is missing`,
      sample: { ...sample, [place]: rest },
    };
  }
  return undefined;
}

/** An empty segment leads to another endpoint, or to none; a matrix (`;id`) is none. */
function emptyParameter(operation: Operation, sample: Sample): WrongInput | undefined {
  const name = parametersAt(operation, "path").findLast(({ style }) => style !== "matrix")?.name;
  if (name === undefined) return undefined;
  return {
    label: `path parameter "${name}" is empty`,
    sample: { ...sample, path: { ...sample.path, [name]: "" } },
  };
}

const isKey = (name: string) => name.toLowerCase() === "idempotency-key";
