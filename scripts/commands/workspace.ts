import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Source } from "../pipeline/generate.ts";
import { digest } from "../pipeline/text/digest.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Every vendor that has a folder in `specs`, in order. */
export function vendorsIn(folder: string): string[] {
  const specs = join(folder, "specs");
  if (!existsSync(specs)) return [];
  return readdirSync(specs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The vendors asked for, all of them when none is. */
export function chooseVendors(asked: readonly string[], known: readonly string[]): readonly string[] {
  const unknown = asked.filter((vendor) => !known.includes(vendor));
  if (unknown.length === 0) return asked.length > 0 ? asked : known;
  throw new UsageError(`There is no vendor ${unknown.join(", ")}. Vendors: ${known.join(", ") || "none"}.`);
}

/** A command that was called wrongly. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export function readSource(folder: string, vendor: string): Source {
  const read = (file: string): string => {
    const path = join("specs", vendor, file);
    if (!existsSync(join(folder, path))) throw new UsageError(`${path} is missing.`);
    return readFileSync(join(folder, path), "utf8");
  };
  const has = (file: string) => existsSync(join(folder, "specs", vendor, file));
  return {
    vendor,
    spec: read("openapi.yaml"),
    overlay: read("overlay.yaml"),
    ...(has("texts.yaml") && { texts: read("texts.yaml") }),
    ...(has("fields.tsv") && { fields: read("fields.tsv") }),
  };
}

/** Digest of the generator: its sources, and the version of openapi-typescript. */
export function generatorDigest(): string {
  const pipeline = fileURLToPath(new URL("../pipeline", import.meta.url));
  const sources = readdirSync(pipeline, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const manifest = fileURLToPath(new URL("../package.json", import.meta.resolve("openapi-typescript")));
  const texts = sources.sort().flatMap((file) => [file, readFileSync(join(pipeline, file), "utf8")]);
  return digest(...texts, JSON.parse(readFileSync(manifest, "utf8")).version);
}
