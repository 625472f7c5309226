import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { consumer } from "../consumer.ts";

/** Where the suite is run: the packages as they are published, and what runs the suite on them. */
export interface Place {
  readonly folder: string;
  /** The file that prints the outcomes at a mock's address; its imports are followed by the runtime itself. */
  readonly program: (mock: string) => string;
  /** The suite and the SDK in one file, for what has no file system; `entry` says what it does with it. */
  readonly bundled: (entry: string) => Promise<string>;
}

export async function place(): Promise<Place> {
  const folder = consumer(["core", "hoop"]);
  await bundle(join(import.meta.dirname, "suite.ts"), { outfile: join(folder, "suite.mjs"), external: ["@x/*"] });
  return {
    folder,
    program: (mock) => {
      const text = `import { suite } from "./suite.mjs";\nconsole.log(JSON.stringify(await suite(${JSON.stringify(mock)})));\n`;
      writeFileSync(join(folder, "program.mjs"), text);
      return join(folder, "program.mjs");
    },
    bundled: async (entry) => {
      writeFileSync(join(folder, "entry.mjs"), `import { suite } from "./suite.mjs";\n${entry}`);
      return bundle(join(folder, "entry.mjs"), { external: [] });
    },
  };
}

async function bundle(entry: string, options: { outfile?: string; external: string[] }): Promise<string> {
  const write = options.outfile !== undefined;
  const { outputFiles = [] } = await build({
    ...{ entryPoints: [entry], bundle: true, format: "esm", platform: "neutral", target: "es2023", write },
    ...{ mainFields: ["module", "main"], conditions: ["import"], ...options },
  });
  return outputFiles[0]?.text ?? "";
}
