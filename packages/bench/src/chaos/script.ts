/** The script of a start, by which the proxy and the mock's record know it. */
export const scriptOf = (start: number): string => `select migrate(${start});`;

/** Which start a text is of, if of one. */
export function startIn(text: string): number | undefined {
  const [, number] = /select migrate\((\d+)\);/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number);
}
