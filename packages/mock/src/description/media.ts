/** A media type without its parameters, in small letters. */
export const bareType = (type: string): string => type.split(";")[0]?.trim().toLowerCase() ?? "";

export const isJsonType = (type: string): boolean =>
  /^(application\/json|[\w.-]+\/[\w.-]+\+json)$/.test(bareType(type));

/** Whether a media type is of a range such as `image/*`; either may have wildcards. */
export function fits(range: string, type: string): boolean {
  const [one, other] = [range, type].map((each) => bareType(each).split("/"));
  return [0, 1].every((at) => [one?.[at], other?.[at]].includes("*") || one?.[at] === other?.[at]);
}

export const isPairs = (type: string): boolean => bareType(type) === "application/x-www-form-urlencoded";

export const isParts = (type: string): boolean => bareType(type).startsWith("multipart/");

/** Media types that are text, though not all say so. */
export const isTextType = (type: string): boolean =>
  /^text\/|^application\/(xml|[\w.-]+\+xml|(x-)?yaml|javascript|graphql|x-ndjson|jsonl|sql)$/.test(bareType(type));

/** Of several media types the one that a client sends, or would rather have: JSON, a form, a text, or the first. */
export function chosenType(types: readonly string[]): string | undefined {
  const is = (wanted: string) => (type: string) => bareType(type) === wanted;
  const order = [is("application/json"), isJsonType, is("multipart/form-data"), isPairs, isTextType, () => true];
  return order.map((test) => types.find(test)).find((type) => type !== undefined);
}
