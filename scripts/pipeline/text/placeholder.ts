/** Whether a text stands where a reason should, and gives none. */
export function isPlaceholder(text: string): boolean {
  return placeholder.test(text.trim().replace(/^[([<{"'`]+|[\])>}"'`.:!?…]+$/g, ""));
}

// The first is what messages print in place of a reason.
const placeholder =
  /^(|the reason, and where it is stated|(the |your )?(reason|description|explanation|why)( here)?|(todo|tbd|tba|fixme|xxx|wip|hack)\b.*|n\/?a|none|null|undefined|proposed|placeholder|lorem ipsum.*|-+|_+|\?+)$/i;
