import type { Operation, Schema } from "../document/openapi.ts";
import { type AnswerKind, hintsOf } from "../hints/hints.ts";

/** What a success answers. */
export interface Answer {
  readonly kind: AnswerKind;
  /** The schemas of JSON answers, each once. */
  readonly schemas: readonly Schema[];
  /** Whether a success may also come without a body. */
  readonly maybeEmpty: boolean;
}

/** `undefined` where the description leaves open how to read the answer. */
export function answerOf(operation: Operation): Answer | undefined {
  const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"));
  const contents = successes.map(([, response]) => Object.entries(response.content ?? {}));
  const kinds = new Set(contents.flatMap((content) => content.map(([type]) => kindOf(type))));
  const hint = hintsOf(operation).answer;
  const maybeEmpty = hint === "optional" || contents.some((content) => content.length === 0);
  const kind = hint === "optional" ? "json" : (hint ?? derived(kinds, successes.length));
  if (kind === undefined) return undefined;
  if (kind !== "json") return { kind, schemas: [], maybeEmpty: false };
  const json = contents.flat().filter(([type]) => kindOf(type) === "json" || type === "*/*");
  return { kind, schemas: distinct(json.map(([, media]) => media.schema ?? {})), maybeEmpty };
}

function derived(kinds: ReadonlySet<AnswerKind | undefined>, successes: number): AnswerKind | undefined {
  if (successes === 0 || kinds.size > 1) return undefined;
  const [kind] = kinds;
  return kinds.size === 0 ? "none" : kind;
}

function kindOf(contentType: string): AnswerKind | undefined {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (isJson(type)) return "json";
  if (type === "text/event-stream") return "events";
  if (type.startsWith("text/")) return "text";
  return type.includes("*") ? undefined : "bytes";
}

export function isJson(contentType: string): boolean {
  return /^application\/(json|[\w.-]+\+json)$/.test(contentType.split(";")[0]?.trim().toLowerCase() ?? "");
}

function distinct(schemas: readonly Schema[]): readonly Schema[] {
  return [...new Map(schemas.map((schema) => [schema.$ref ?? JSON.stringify(schema), schema])).values()];
}
