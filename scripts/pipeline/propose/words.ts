/** The words of a path, a tag or an id, in small letters: `listAPIKeys` and `list-api-keys` give list, api, keys. */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .slice(0, LONGEST)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "");
  return (plain.match(word) ?? []).map(spelled);
}

/** Words as a name: `listApiKeys`. What would make it too long to read is left out. */
export function nameOf(words: readonly string[]): string {
  let name = "";
  for (const one of words) {
    const next = name === "" ? one.slice(0, LONGEST_NAME) : name + one.charAt(0).toUpperCase() + one.slice(1);
    if (next.length > LONGEST_NAME) break;
    name = next;
  }
  return name;
}

/** The word for one of several: `keys` gives `key`, `status` stays. */
export function singular(word: string): string {
  if (word.length < 4 || /(ss|us|is|news|series)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.endsWith("yses")) return `${word.slice(0, -2)}is`;
  if (/(sses|shes|ches|xes|zzes|tuses)$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

export function isPlural(word: string): boolean {
  return singular(word) !== word;
}

/** Whether words say the same, whatever their number. */
export function areAlike(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((word, index) => singular(word) === singular(right[index] ?? ""));
}

const LONGEST = 300;
const LONGEST_NAME = 60;

// "IDs", "V1", an acronym before a word, a word, a number.
const word = /[A-Z]{2,}s(?![A-Za-z])|[A-Z]+\d+|[A-Z]+(?![a-z])|[A-Z]?[a-z]+\d*|\d+/g;

/** No name begins with a digit. */
function spelled(text: string): string {
  return text.toLowerCase().replace(/^\d/, (digit) => digits[Number(digit)] ?? "");
}

const digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
