import { isObject, type Json, own } from "../json/json.ts";
import { codeSpan } from "../text/safe-text.ts";
import type { Difference, Kind } from "./difference.ts";
import { describe, schemaDifferences } from "./schema-differences.ts";

/** In what two maps of content types differ: the types themselves, then what each of them holds. */
export function contentDifferences(
  kind: Kind,
  where: string,
  before: Json | undefined,
  after: Json | undefined,
): Difference[] {
  const [old, fresh] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
  if (old === fresh) return [];
  const gone = Object.keys(old).filter((type) => !Object.hasOwn(fresh, type));
  const added = Object.keys(fresh).filter((type) => !Object.hasOwn(old, type));
  const place = (path: string) => (path === "" ? where : `${where} ${codeSpan(path.slice(1))}`);
  const kept = Object.keys(old).filter((type) => Object.hasOwn(fresh, type));
  return [
    ...gone.map((type) => ({ kind, where, published: codeSpan(type), ours: undefined })),
    ...added.map((type) => ({ kind, where, published: undefined, ours: mediaText(type, fresh[type]) })),
    ...kept.flatMap((type) => schemaDifferences(kind, place, schemaOf(own(old, type)), schemaOf(own(fresh, type)))),
  ];
}

/** The type that a body or an answer holds, `undefined` where it holds none. */
export function typeIn(part: Json | undefined): string | undefined {
  const content = isObject(part) && isObject(part.content) ? Object.values(part.content) : [];
  const [media] = content;
  return media === undefined ? undefined : describe(schemaOf(media));
}

function mediaText(type: string, media: Json | undefined): string {
  return `${codeSpan(type)}: ${describe(schemaOf(media))}`;
}

function schemaOf(media: Json | undefined): Json | undefined {
  return isObject(media) ? media.schema : undefined;
}
