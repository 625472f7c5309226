/** What `Prefer` (RFC 7240) asks of a mock alone: the answer of a status, a named example, or one that is made up. */
const ofMock = /^\s*(code|example|dynamic)\s*=/i;

const preferencesOf = (text: string): readonly string[] => text.split(",").filter((each) => each.trim() !== "");

/** Whether a request asks a mock for an answer of the description. */
export const wantsExample = (prefer: string): boolean =>
  preferencesOf(prefer).some((each) => /^\s*(code|example)\s*=/i.test(each));

/** Whether a request asks a mock for an error. */
export const wantsError = (prefer: string): boolean =>
  preferencesOf(prefer).some((each) => /^\s*code\s*=\s*"?[45]/i.test(each));

/** What `Prefer` asks of the vendor; undefined where it asks for nothing but what a mock does. */
export function vendorsPreference(prefer: string): string | undefined {
  const left = preferencesOf(prefer).filter((each) => !ofMock.test(each));
  return left.length === 0 ? undefined : left.join(",").trim();
}
