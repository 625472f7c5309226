/** A status that a key of `responses` stands for: `default` for one that is not named, `4XX` for one of its hundred. */
export function statusOf(key: string, keys: readonly string[]): number {
  if (key === "default") return 418;
  if (!/^\dXX$/i.test(key)) return Number(key);
  const [hundred = ""] = key;
  return Number(keys.includes(`${hundred}00`) ? `${hundred}99` : `${hundred}00`);
}
