import { readFile } from "node:fs/promises";
import openapiTypescript, { astToString, type OpenAPI3 } from "openapi-typescript";
import { root, vendors } from "./paths.ts";

/** What a user of openapi-typescript would run: the corrected documents in, types out. */
for (const vendor of vendors) {
  const document = JSON.parse(await readFile(`${root}packages/${vendor}/openapi.json`, "utf8")) as OpenAPI3;
  astToString(await openapiTypescript(document));
}
