import { type Body, type Document, type Operation, resolve, type Schema } from "../description/document.ts";
import { bareType } from "../description/media.ts";
import { statusOf } from "../description/status.ts";
import { type Answer, isObject } from "../http/message.ts";

/** Makes a value that an answer's schema allows. */
export type SampleOf = (schema: Schema) => unknown;

/**
 * A description of one operation's answers and nothing else, each with an example, at a path of its own, so that Prism chooses among them and
 * makes up nothing: what it makes up need not be what a schema allows. Requests were checked before.
 */
export function withExamples(document: Document, operation: Operation, sampleOf: SampleOf, path: string): Document {
  const answers = Object.entries(operation.responses).map(([status, response]) => {
    const content = Object.entries(response.content ?? {}).map(([type, media]) =>
      mediaOf(document, type, media, sampleOf),
    );
    const headers = Object.entries((response as WithHeaders).headers ?? {})
      .filter(([name]) => !ofBody.test(name))
      .map(([name, header]) => {
        const { schema = {}, example } = resolve<Header>(document, header);
        return [name, { schema: { type: "string", example: String(example ?? sampleOf(schema)) } }];
      });
    const named = status === "default" ? status : String(statusOf(status, Object.keys(operation.responses)));
    return [named, { description: "", content: Object.fromEntries(content), headers: Object.fromEntries(headers) }];
  });
  const described = { responses: Object.fromEntries(answers) };
  const info = { title: "One operation", version: "1" };
  const paths = { [path]: { [operation.method.toLowerCase()]: described } };
  return { openapi: "3.1.0", info, paths } as Document;
}

/** What says of a body how it came is written where it is sent. */
const ofBody = /^(content-(length|type|encoding)|transfer-encoding)$/i;

interface Header {
  readonly schema?: Schema;
  readonly example?: unknown;
}

interface WithHeaders extends Body {
  readonly headers?: Readonly<Record<string, Header>>;
}

type Media = NonNullable<Body["content"]>[string] & { readonly example?: unknown; readonly examples?: unknown };

/** One of the types that a wildcard stands for: of any at all JSON, unless the schema says that it is bytes. */
function typeAmong(type: string, isFile: boolean): string {
  const [kind = ""] = bareType(type).split("/");
  const usual = { audio: "audio/mpeg", font: "font/woff2", image: "image/png", text: "text/plain", video: "video/mp4" };
  return usual[kind as keyof typeof usual] ?? (isFile ? "application/octet-stream" : "application/json");
}

function mediaOf(document: Document, type: string, media: Media, sampleOf: SampleOf): readonly [string, object] {
  const { schema = {} } = media;
  const named = type.includes("*") ? typeAmong(type, resolve<Schema>(document, schema).format === "binary") : type;
  if (media.example !== undefined) return [named, { example: withoutReferences(media.example) }];
  if (isObject(media.examples)) {
    const examples = Object.entries(media.examples).map(([name, one]) => [
      name,
      resolve<object>(document, one as object),
    ]);
    if (examples.length > 0) return [named, { examples: withoutReferences(Object.fromEntries(examples)) as object }];
  }
  if (named.startsWith("text/event-stream")) return [named, {}];
  const value = /\bjson\b/.test(named) ? sampleOf(schema) : sampleText(sampleOf(schema));
  return [named, { example: withoutReferences(value) }];
}

/** What a field called `$ref` is called while Prism has it, which would open the file that its value names. */
const REFERENCE = "$ref, which is a field";

function withoutReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key === "$ref" ? REFERENCE : key, withoutReferences(each)]),
  );
}

/** An answer of Prism's with these fields by their names again. */
export function withReferences(answer: Answer): Answer {
  const text = Buffer.from(answer.body ?? "");
  if (!text.includes(REFERENCE)) return answer;
  const { "content-length": _, ...headers } = answer.headers ?? {};
  return { ...answer, headers, body: text.toString().replaceAll(REFERENCE, "$ref") };
}

/** What is not JSON goes as it is. */
const sampleText = (value: unknown): string => (typeof value === "string" ? value : `<value>${String(value)}</value>`);
