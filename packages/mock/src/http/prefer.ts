/** What `Prefer` (RFC 7240) asks of a mock alone: the answer of a status, a named example, one that is made up, an operation. */
const ofMock = /^\s*(code|example|dynamic|operation)\s*=/i;

const preferencesOf = (text: string): readonly string[] => text.split(",").filter((each) => each.trim() !== "");

/** Whether a request asks a mock for an answer of the description. */
export const wantsExample = (prefer: string): boolean =>
  preferencesOf(prefer).some((each) => /^\s*(code|example)\s*=/i.test(each));

/** The status that a request asks a mock for. */
export const wantedStatus = (prefer: string): string | undefined => /(?:^|,)\s*code\s*=\s*"?(\d{3})/i.exec(prefer)?.[1];

/** The operation that a request is for, where it could be for several; undefined where it does not say. */
export const wantedOperation = (prefer: string): string | undefined =>
  /(?:^|,)\s*operation\s*=\s*"?([\w.]+)/i.exec(prefer)?.[1];

/** What `Prefer` asks of the vendor; undefined where it asks for nothing but what a mock does. */
export function vendorsPreference(prefer: string): string | undefined {
  const left = preferencesOf(prefer).filter((each) => !ofMock.test(each));
  return left.length === 0 ? undefined : left.join(",").trim();
}
