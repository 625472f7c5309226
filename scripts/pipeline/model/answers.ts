import { isFile, kindsOf } from "../document/kinds.ts";
import type { Document, Media, Operation, Schema } from "../document/openapi.ts";
import { type AnswerKind, hintsOf } from "../hints/hints.ts";
import { bareType, isJson, isText } from "./media.ts";

/** What a success answers. */
export interface Answer {
  readonly kind: AnswerKind;
  /** The schemas of JSON answers, each once. */
  readonly schemas: readonly Schema[];
  /** Whether a success may also come without a body. */
  readonly maybeEmpty: boolean;
  /** What to ask for, where a server has other media types too. */
  readonly accepts?: string;
}

/** `undefined` where the description leaves open how to read the answer. */
export function answerOf(document: Document, operation: Operation): Answer | undefined {
  const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"));
  const contents = successes.map(([, response]) => Object.entries(response.content ?? {}));
  const kindIn = ([type, media]: [string, Media]) => kindOf(document, type, media);
  const hint = hintsOf(operation).answer;
  const maybeEmpty = hint === "optional" || contents.some((content) => content.length === 0);
  const kind = hint === "optional" ? "json" : (hint ?? derived(contents.map((content) => content.map(kindIn))));
  if (kind === undefined) return undefined;
  const offered = new Set(contents.flatMap((content) => content.map(([type]) => bareType(type))));
  const wanted = [
    ...new Set(
      contents
        .flat()
        .filter((one) => kindIn(one) === kind)
        .map(([type]) => bareType(type)),
    ),
  ];
  // A page of HTML is taken for a login page unless it is asked for.
  const isAskedFor = offered.size > wanted.length || (kind === "text" && wanted.some((type) => type.includes("html")));
  const accepts = isAskedFor && wanted.length > 0 ? { accepts: wanted.join(", ") } : {};
  if (kind !== "json") return { kind, schemas: [], maybeEmpty: false, ...accepts };
  const json = contents.flat().filter((one) => kindIn(one) === "json" || one[0] === "*/*");
  return { kind, schemas: distinct(json.map(([, media]) => media.schema ?? {})), maybeEmpty, ...accepts };
}

/** What every success that holds something can be: JSON before all else, which `accepts` then asks for. */
function derived(contents: readonly (readonly (AnswerKind | undefined)[])[]): AnswerKind | undefined {
  const filled = contents.filter((kinds) => kinds.length > 0);
  if (contents.length === 0) return undefined;
  if (filled.length === 0) return "none";
  return preferred.find((kind) => filled.every((kinds) => kinds.includes(kind)));
}

const preferred = ["json", "text", "bytes", "events"] as const;

function kindOf(document: Document, contentType: string, { schema = {} }: Media): AnswerKind | undefined {
  const type = bareType(contentType);
  if (isJson(type)) return "json";
  if (type === "text/event-stream") return "events";
  if (isText(type)) return "text";
  if (!type.includes("*")) return "bytes";
  if (isFile(document, schema)) return "bytes";
  const { list, object } = kindsOf(document, schema);
  return type === "*/*" && (list || object) ? "json" : undefined;
}

function distinct(schemas: readonly Schema[]): readonly Schema[] {
  return [...new Map(schemas.map((schema) => [schema.$ref ?? JSON.stringify(schema), schema])).values()];
}
