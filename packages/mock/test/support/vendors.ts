import { existsSync, readdirSync } from "node:fs";
import type { ClientOptions, Table } from "@x/core";
import { type Document, vendorDocument } from "../../src/index.ts";

/** A client that sends every call once, unless the options say otherwise, with one secret for every credential. */
export type CreateClient = (baseUrl: string, secret: string, options?: ClientOptions) => object;

/** A vendor's package, as its contract is tested. */
export interface Vendor {
  readonly name: string;
  readonly document: Document;
  readonly table: Table;
  readonly createClient: CreateClient;
}

/** Every vendor that has a folder in `specs`; `VENDORS`, a list with commas, asks for some of them only. */
export const vendors: readonly Vendor[] = await Promise.all(registered().map(load));

/** Whether all are here: of one alone not every kind of operation need be there. */
export const isWhole = process.env.VENDORS === undefined;

function registered(): readonly string[] {
  const folders = readdirSync(new URL("../../../../specs", import.meta.url), { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const asked = process.env.VENDORS?.split(",");
  return names.filter((name) => asked?.includes(name) ?? true).sort();
}

async function load(name: string): Promise<Vendor> {
  const client = new URL(`vendors/${name}.ts`, import.meta.url);
  if (!existsSync(client)) throw new Error(`${client.pathname} is missing: it says how a client of ${name} is made`);
  const [{ createClient }, { table }] = (await Promise.all([import(client.href), import(`@x/${name}/operations`)])) as [
    { readonly createClient: CreateClient },
    { readonly table: Table },
  ];
  return { name, document: vendorDocument(name), table, createClient };
}
