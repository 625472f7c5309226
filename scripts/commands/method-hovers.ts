import { parse, ts } from "../pipeline/emit/typescript5.ts";

export interface Hover {
  /** The group's interface and the method: `HoopRunbooks.exec`. */
  readonly name: string;
  readonly signature: string;
  readonly words: string;
}

/** What TypeScript's language service says where some methods of a generated client are called. */
export function hoversIn(client: string, { count, seed }: { count: number; seed: number }): readonly Hover[] {
  const methods = chosen(methodsIn(client), count, seed);
  const calls = methods.map(
    ({ group, method }, index) => `declare const call${index}: ${group};\ncall${index}.${method}`,
  );
  const text = `${client}\n${calls.map((call) => `${call}();\n`).join("")}`;
  const service = serviceFor(text);
  return methods.flatMap(({ group, method }, index) => {
    const at = text.lastIndexOf(`call${index}.${method}();`) + `call${index}.`.length;
    const info = service.getQuickInfoAtPosition(FILE, at);
    if (info === undefined) return [];
    const tags = (info.tags ?? []).map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`.trim());
    return [
      {
        name: `${group}.${method}`,
        signature: ts.displayPartsToString(info.displayParts),
        words: [ts.displayPartsToString(info.documentation), ...tags].join("\n"),
      },
    ];
  });
}

/** The callable members of the groups' interfaces. */
function methodsIn(client: string): readonly { readonly group: string; readonly method: string }[] {
  return parse(client, FILE)
    .statements.filter(ts.isInterfaceDeclaration)
    .flatMap(({ name, members }) =>
      members.filter(isMethod).map((member) => ({ group: name.text, method: (member.name as ts.Identifier).text })),
    );
}

const isMethod = (member: ts.TypeElement): member is ts.PropertySignature =>
  ts.isPropertySignature(member) &&
  member.type !== undefined &&
  ts.isTypeLiteralNode(member.type) &&
  member.type.members.some(ts.isCallSignatureDeclaration);

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
