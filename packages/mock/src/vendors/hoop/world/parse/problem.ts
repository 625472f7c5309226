/** One thing that is wrong with a world file. */
export interface Problem {
  /** Where, as a JSON pointer. */
  readonly pointer: string;
  /** What stands there. */
  readonly value: unknown;
  /** What should stand there. */
  readonly fix: string;
}

/** A world file nothing can be played with. */
export class WorldFileError extends Error {
  override readonly name = "WorldFileError";
  readonly file: string;
  readonly problems: readonly Problem[];

  constructor(file: string, problems: readonly Problem[]) {
    super(problems.map((problem) => line(file, problem)).join("\n"));
    this.file = file;
    this.problems = problems;
  }
}

const line = (file: string, { pointer, value, fix }: Problem) =>
  `${file}: ${pointer || "/"} is ${short(value)}: ${fix}`;

function short(value: unknown): string {
  const shown = JSON.stringify(value) ?? "missing";
  return shown.length > 60 ? `${shown.slice(0, 57)}...` : shown;
}
