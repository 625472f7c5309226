/** package.json of a vendor's package. */
export function emitManifest(name: string, title: string, withRuns: boolean): string {
  const entries: readonly (readonly [entry: string, file: string])[] = [
    [".", "index"],
    ["./operations", "generated/operations"],
    ["./types", "generated/types"],
    ...(withRuns ? ([["./file-store", "file-store"]] as const) : []),
  ];
  const description = { "./openapi.json": "./openapi.json" };
  const built = ([entry, file]: readonly [string, string]) =>
    [entry, { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` }] as const;
  const manifest = {
    name: `@x/${name}`,
    version: "0.0.0",
    description: `Typed SDK for ${title}.`,
    license: "MIT",
    type: "module",
    sideEffects: false,
    // Types alone read no better in their sources, and are most of these.
    files: [
      "dist",
      "api.md",
      "openapi.json",
      "src",
      ...["client", "schema", "types"].map((file) => `!src/generated/${file}.ts`),
    ],
    exports: { ...Object.fromEntries(entries.map(([entry, file]) => [entry, `./src/${file}.ts`])), ...description },
    publishConfig: { access: "public", exports: { ...Object.fromEntries(entries.map(built)), ...description } },
    engines: { node: ">=20.3" },
    scripts: {
      build: "node ../../scripts/build-package.ts",
      types: "tsc -p tsconfig.json",
      test: "vitest run --no-isolate --test-timeout=30000",
    },
    dependencies: { "@x/core": "workspace:^" },
    devDependencies: { "@types/node": "catalog:", typescript: "catalog:", vitest: "catalog:" },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

export const tsconfig = `{
  "extends": "../../tsconfig.base.json",
  "compilerOptions": { "types": ["node"] },
  "include": ["src", "test", "example.ts"]
}
`;

export const tsconfigBuild = `{
  "extends": "../../tsconfig.base.json",
  "compilerOptions": {
    "noEmit": false,
    "declaration": true,
    "declarationMap": true,
    "emitDeclarationOnly": true,
    "rewriteRelativeImportExtensions": true,
    "rootDir": "src",
    "types": ["node"],
    "outDir": "dist"
  },
  "include": ["src"]
}
`;
