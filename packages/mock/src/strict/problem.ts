/** What is wrong with a request. */
export interface Problem {
  /** The status it is refused with. */
  readonly status: number;
  /** Where it is wrong, such as `query parameter "limti"`. */
  readonly where: string;
  /** What is wrong there, such as `is not declared`. */
  readonly wrong: string;
  /** What may stand there instead, the nearest first. */
  readonly allowed?: readonly string[];
}

/** A problem as a sentence. */
export const sentence = ({ where, wrong, allowed = [] }: Problem): string =>
  `${where} ${wrong}${allowed.length > 0 ? `; allowed: ${allowed.join(", ")}` : ""}`;
