import { isObject, type Json, type JsonObject, mapValues, own } from "../json/json.ts";

/**
 * The same document in which failures that several operations describe alike stand once, among the components, and are
 * referred to: of a large description, whose operations all fail in the same ways, they are a third.
 */
export function shareFailures(document: JsonObject): JsonObject {
  const components = objectOf(own(document, "components"));
  const taken = objectOf(own(components, "responses"));
  const named = namesOf(repeated(document), Object.keys(taken));
  if (named.size === 0) return document;
  const shared = Object.fromEntries([...named.values()].map(({ name, answer }) => [name, answer]));
  return {
    ...document,
    paths: mapValues(objectOf(own(document, "paths")), (item) => (isObject(item) ? mapValues(item, sharing) : item)),
    components: { ...components, responses: { ...taken, ...shared } },
  };

  function sharing(operation: Json): Json {
    if (!isObject(operation) || !isObject(operation.responses)) return operation;
    return { ...operation, responses: mapValues(operation.responses, referring) };
  }

  function referring(answer: Json, status: string): Json {
    const name = named.get(keyOf(status, answer))?.name;
    return name === undefined ? answer : { $ref: `#/components/responses/${name}` };
  }
}

interface Failure {
  readonly status: string;
  readonly answer: Json;
}

/** The failures with a body that more than one operation has, in the order they are met. */
function repeated(document: JsonObject): ReadonlyMap<string, Failure> {
  const items = Object.values(objectOf(own(document, "paths")));
  const operations = items.flatMap((item) => Object.values(objectOf(item)));
  const answers = operations.flatMap((operation) => Object.entries(objectOf(objectOf(operation).responses)));
  const met = new Map<string, Failure>();
  const again = new Set<string>();
  for (const [status, answer] of answers) {
    if (!/^[45](\d\d|XX)$/.test(status) || !isObject(answer) || !isObject(answer.content)) continue;
    const key = keyOf(status, answer);
    if (met.has(key)) again.add(key);
    else met.set(key, { status, answer });
  }
  return new Map([...met].filter(([key]) => again.has(key)));
}

const keyOf = (status: string, answer: Json): string => `${status} ${JSON.stringify(answer)}`;

/** `Answer404` for the first of its status, `Answer404_2` for the next. */
function namesOf(failures: ReadonlyMap<string, Failure>, taken: readonly string[]) {
  const used = new Set(taken);
  const named = new Map<string, { readonly name: string; readonly answer: Json }>();
  for (const [key, { status, answer }] of failures) {
    let name = `Answer${status}`;
    for (let count = 2; used.has(name); count++) name = `Answer${status}_${count}`;
    used.add(name);
    named.set(key, { name, answer });
  }
  return named;
}

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
