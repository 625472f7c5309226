import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FILE = "packages/mock/package.json";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The manifest of the mock, which depends on the package of every vendor it knows, with one more of them or one less. */
export function mockManifest(folder: string, change: { readonly add?: string; readonly remove?: string }) {
  const path = join(folder, FILE);
  if (!existsSync(path)) return new Map<string, string>();
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  const { [`@x/${change.remove}`]: _, ...kept } = manifest.dependencies ?? {};
  const all = { ...kept, ...(change.add !== undefined && { [`@x/${change.add}`]: "workspace:^" }) };
  const dependencies = Object.fromEntries(Object.entries(all).sort(([left], [right]) => (left < right ? -1 : 1)));
  return new Map([[FILE, `${JSON.stringify({ ...manifest, dependencies }, null, 2)}\n`]]);
}
