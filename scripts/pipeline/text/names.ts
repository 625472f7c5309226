/** `list-runs` and `List runs` give `ListRuns`; capitals inside a word stay. */
export function pascal(text: string): string {
  return words(text)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** `List runs` gives `listRuns`, `AI agents` gives `aiAgents`. */
export function camel(text: string): string {
  const [first = "", ...rest] = words(text);
  const lower = first.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
  return lower + pascal(rest.join(" "));
}

function words(text: string): string[] {
  return text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
}
