import { readFile } from "node:fs/promises";
import openapiTypescript, { astToString, type OpenAPI3 } from "openapi-typescript";

/** What a user of openapi-typescript would run on these files: documents in, types out. */
for (const file of process.argv.slice(2)) {
  const document = JSON.parse(await readFile(file, "utf8")) as OpenAPI3;
  astToString(await openapiTypescript(document));
}
