import { createHash } from "node:crypto";
import { readFile, realpath } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "../pipeline/bundle/bundle.ts";
import { outsideReferences } from "../pipeline/bundle/references.ts";
import type { JsonObject } from "../pipeline/json/json.ts";
import { readDocument } from "../pipeline/read/read.ts";
import { type Fetched, type FetchOptions, fetchFile, isAddress } from "./fetch-text.ts";
import { UsageError } from "./workspace.ts";

const MOST_FILES = 500;

/** A description that was fetched or read, its files in one. */
export interface Gathered {
  readonly document: JsonObject;
  /** The digest of the file itself, byte for byte. */
  readonly sha256: string;
  /** The digests of the files beside it, by their names there. */
  readonly files: Readonly<Record<string, string>>;
  readonly etag?: string;
}

/** What stands at an address or in a file, with the files beside it that it refers to; `undefined`: not changed. */
export async function gather(origin: string, options: FetchOptions = {}): Promise<Gathered | undefined> {
  const entry = isAddress(origin) ? new URL(origin).href : pathToFileURL(resolve(origin)).href;
  const first = await load(entry, origin, options);
  if (first === undefined) return undefined;
  const folder = new URL(".", entry).href;
  const documents = new Map([[entry, readDocument(first.text, origin)]]);
  const files: Record<string, string> = {};
  for (const [address, document] of documents) {
    for (const target of targetsIn(document, address, folder)) {
      if (documents.has(target)) continue;
      if (documents.size >= MOST_FILES) throw new UsageError(`${origin} refers to more than ${MOST_FILES} files.`);
      const name = decodeURI(target.slice(folder.length));
      const { text, bytes } = await loadBeside(target, name, folder, options);
      documents.set(target, readDocument(text, name));
      files[name] = sha256(bytes);
    }
  }
  const { etag, bytes } = first;
  return { document: bundle(documents, entry), sha256: sha256(bytes), files, ...(etag !== undefined && { etag }) };
}

/** The other files in the folder of the first that a document refers to; what leads out of it is left to the checks. */
function targetsIn(document: JsonObject, address: string, folder: string): readonly string[] {
  return outsideReferences(document).flatMap(({ reference }) => {
    const target = URL.canParse(reference, address) ? new URL(reference, address).href.split("#")[0] : undefined;
    return target?.startsWith(folder) ? [target] : [];
  });
}

async function load(address: string, name: string, options: FetchOptions): Promise<Fetched | undefined> {
  return isAddress(address) ? fetchFile(address, options) : readBytes(fileURLToPath(address), name);
}

/** A file in the folder of the first; a link may not lead out of it. */
async function loadBeside(address: string, name: string, folder: string, options: FetchOptions): Promise<Fetched> {
  const { etag: _etag, ...unconditional } = options;
  if (isAddress(address)) return (await fetchFile(address, unconditional)) as Fetched;
  const path = fileURLToPath(address);
  const [real, home] = await Promise.all([realpath(path).catch(() => path), realpath(fileURLToPath(folder))]);
  if (!real.startsWith(home + sep)) throw new UsageError(`Cannot read ${name}: it is a link out of its folder`);
  return readBytes(path, name);
}

async function readBytes(path: string, name: string): Promise<Fetched> {
  try {
    const bytes = await readFile(path);
    return { bytes, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    throw new UsageError(`Cannot read ${name}: ${error instanceof Error ? error.message : error}`);
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
