import { ts } from "../pipeline/typescript5.ts";

export interface Hover {
  /** The group's interface and the method: `HoopRunbooks.exec`. */
  readonly name: string;
  readonly signature: string;
  readonly words: string;
}

/** What TypeScript's language service says about some methods of a generated client. */
export function hoversIn(client: string, { count, seed }: { count: number; seed: number }): readonly Hover[] {
  const service = serviceFor(client);
  const source = service.getProgram()?.getSourceFile(FILE);
  if (source === undefined) return [];
  const methods = source.statements
    .filter(ts.isInterfaceDeclaration)
    .flatMap((group) =>
      group.members.filter(ts.isMethodSignature).map((method) => ({ group: group.name.text, method })),
    );
  return chosen(methods, count, seed).flatMap(({ group, method }) => {
    const info = service.getQuickInfoAtPosition(FILE, method.name.getStart(source));
    if (info === undefined) return [];
    const tags = (info.tags ?? []).map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`.trim());
    return [
      {
        name: `${group}.${method.name.getText(source)}`,
        signature: ts.displayPartsToString(info.displayParts),
        words: [ts.displayPartsToString(info.documentation), ...tags].join("\n"),
      },
    ];
  });
}

const FILE = "/client.ts";

/** The service knows one file; what that imports is nowhere, so the names of types stay names. */
function serviceFor(client: string): ts.LanguageService {
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => ({ noLib: true, target: ts.ScriptTarget.ES2023 }),
    getScriptFileNames: () => [FILE],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => (file === FILE ? ts.ScriptSnapshot.fromString(client) : undefined),
    getCurrentDirectory: () => "/",
    getDefaultLibFileName: () => "lib.d.ts",
    fileExists: (file) => file === FILE,
    readFile: (file) => (file === FILE ? client : undefined),
  };
  return ts.createLanguageService(host);
}

/** Some of all, the same for the same seed. */
function chosen<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  const next = numbers(seed);
  const keyed = all.map((one) => ({ one, key: next() }));
  return keyed
    .toSorted((left, right) => left.key - right.key)
    .slice(0, count)
    .map(({ one }) => one);
}

/** Evenly spread numbers below one (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
