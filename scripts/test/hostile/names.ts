import type { JsonObject } from "../../pipeline/json/json.ts";
import { hinted, ref, text } from "../support/document.ts";
import { type Case, rawSchema, withOperation, withParameter, withSchema } from "./case.ts";

const properties = (name: string) => withSchema({ type: "object", properties: { [name]: text } });
const schemas = (name: string) => withSchema(ref(name), { [name]: { type: "object" } } as Record<string, JsonObject>);

/** Names that are something else to JavaScript, to TypeScript or to YAML. */
export const names: readonly Case[] = [
  {
    what: "a property __proto__",
    spec: rawSchema('{"properties":{"__proto__":{}}}'),
    refused: "/properties/__proto__\n  a key may not be called __proto__",
  },
  {
    what: "a path of __proto__",
    spec: '{"openapi":"3.1.0","paths":{"__proto__":{}}}',
    refused: "a key may not be called __proto__",
  },
  {
    what: "a key given twice in JSON",
    spec: rawSchema('{"type":"string","type":"number"}'),
    refused: "duplicated mapping key",
  },
  {
    what: "a key given twice in YAML",
    spec: "openapi: 3.1.0\npaths: {}\npaths: {}",
    refused: "specs/acme/openapi.yaml:3:1\n  not YAML or JSON: duplicated mapping key",
  },
  {
    what: "a property constructor",
    spec: properties("constructor"),
    file: "schema.ts",
    present: "constructor?: string",
  },
  {
    what: "a property that ends a comment",
    spec: properties("*/ evil()"),
    file: "schema.ts",
    present: '"*/ evil()"?: string',
  },
  {
    what: "a property of a template",
    spec: properties("$\u007bevil()}"),
    file: "schema.ts",
    present: '"$\u007bevil()}"?: string',
  },
  {
    what: "a property with a quote and a line break",
    spec: properties('"\n; evil(); "'),
    file: "schema.ts",
    absent: /^; evil/m,
  },
  {
    what: "an input called constructor",
    spec: withParameter({ name: "constructor" }),
    refused: "no input can be called constructor",
  },
  {
    what: "an input called toString",
    spec: withParameter({ name: "toString" }),
    refused: "no input can be called toString",
  },
  { what: "a schema called Promise", spec: schemas("Promise"), refused: "a type cannot be called Promise" },
  { what: "a schema called by signs alone", spec: schemas("*"), refused: "must be a name for a type" },
  { what: "a schema called after the client", spec: schemas("AcmeApi"), refused: "two types would be called AcmeApi" },
  {
    what: "a group called request",
    spec: withOperation(hinted("request", "get")),
    refused: "no group can be called request",
  },
  { what: "a method called then", spec: withOperation(hinted("a", "then")), refused: "no method can be called then" },
  {
    what: "a method called by code",
    spec: withOperation(hinted("a", "get(){evil()}")),
    refused: "x-sdk/name\n  must be a name like listRuns",
  },
  {
    what: "a group called __proto__",
    spec: withOperation(hinted("__proto__", "get")),
    refused: "must be a name like listRuns",
  },
];
