import { astToString } from "openapi-typescript/dist/lib/ts.mjs";
import { scanDiscriminators } from "openapi-typescript/dist/lib/utils.mjs";
import transformSchema from "openapi-typescript/dist/transform/index.mjs";
import ts from "typescript";
import type { Json } from "../json/json.ts";

// The only module that knows openapi-typescript and the TypeScript 5.9 it needs, so that both can be replaced.
export { ts };

type Context = Parameters<typeof transformSchema>[1];
type Description = Parameters<typeof transformSchema>[0];

/** What openapi-typescript writes for a document; without its reader, which would follow references to other files. */
export function schemaTypes(document: Json, resolve: (reference: string) => Json | undefined): string {
  const text = JSON.stringify(document);
  const hasDiscriminators = text.includes('"discriminator":');
  // The scan writes into the document it is given, and takes long.
  const description = (hasDiscriminators ? JSON.parse(text) : document) as Description;
  const discriminators = hasDiscriminators
    ? scanDiscriminators(description, { silent: true })
    : { objects: {}, refsHandled: [] };
  const context = {
    ...switches,
    discriminators,
    injectFooter: [],
    resolve,
    transform: (schema: object | boolean) =>
      typeof schema === "object" && "x-open" in schema ? anyOtherText() : undefined,
  } as unknown as Context;
  return astToString(transformSchema(description, context));
}

/** A file of TypeScript as a tree. */
export function parse(text: string, file: string): ts.SourceFile {
  const options = {
    languageVersion: ts.ScriptTarget.ES2023,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  return ts.createSourceFile(file, text, options, false, ts.ScriptKind.TS);
}

/** `(string & {})`: any text, in a union that editors still complete. */
function anyOtherText(): ts.TypeNode {
  const text = ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
  const any = ts.factory.createTypeLiteralNode([]);
  return ts.factory.createParenthesizedType(ts.factory.createIntersectionTypeNode([text, any]));
}

const switches = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  // Otherwise a field with a default would be required.
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  rootTypes: false,
  silent: true,
};
