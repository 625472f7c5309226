/** Whether a text matches a pattern of SQL's LIKE: `_` is any character, `%` any text, `\` takes the next as it is. */
export function isLike(text: string, pattern: string): boolean {
  const source = pattern.replace(/\\(.)|[\s\S]/gu, (token, escaped: string | undefined) => {
    if (escaped !== undefined) return literal(escaped);
    if (token === "_") return "[\\s\\S]";
    return token === "%" ? "[\\s\\S]*" : literal(token);
  });
  return new RegExp(`^${source}$`, "u").test(text);
}

const literal = (character: string) => character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
