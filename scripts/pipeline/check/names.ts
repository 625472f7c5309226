import type { Document, Row } from "../document/openapi.ts";
import { rowsOf } from "../document/rows.ts";
import { hintsOf, idOf, runTypeName } from "../hints/hints.ts";
import { inOrder } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import { schemaNames } from "../normalise/schema-names.ts";
import { twofoldSchemas } from "../normalise/twofold.ts";
import type { Finding } from "../problems/problem.ts";
import { jsonPath } from "../text/json-path.ts";
import { pascal } from "../text/names.ts";

/** Names that two things would have, and names that would hide something of the client or of TypeScript. */
export function checkNames(document: Document, vendor: string): Finding[] {
  const rows = rowsOf(document);
  return [...checkMethods(rows), ...checkRecords(rows), ...checkTypes(document, clientTypes(rows, vendor))];
}

function checkMethods(rows: readonly Row[]): Finding[] {
  const taken = new Map<string, string>();
  return rows.flatMap(({ operation, pointer }) => {
    const { group, name, run, record } = hintsOf(operation);
    const at = below(pointer, "x-sdk");
    if (isReservedGroup(group)) return [{ pointer: at, what: `no group can be called ${group}` }];
    const methods = [name, ...(run ? [run.name] : []), ...(record ? [record.attach] : [])];
    return methods.flatMap((method) => {
      if (isReservedName(method)) return [{ pointer: at, what: `no method can be called ${method}` }];
      const constant = group + pascal(method);
      const other = taken.get(constant);
      taken.set(constant, at);
      if (other === undefined) return [];
      return [{ pointer: at, what: `two methods are called ${group}.${method}: see also ${other}` }];
    });
  });
}

/** A group's runs have one type, so one operation of it reads their record. */
function checkRecords(rows: readonly Row[]): Finding[] {
  const reading = rows.filter(({ operation }) => hintsOf(operation).record);
  return reading.flatMap(({ operation, pointer }, index) => {
    const same = reading.find((one) => hintsOf(one.operation).group === hintsOf(operation).group);
    if (same === undefined || reading.indexOf(same) === index) return [];
    const at = below(pointer, "x-sdk", "record");
    const what = `the runs of ${idOf(same.operation)} would have the same type, ${runTypeName(idOf(operation))}`;
    return [{ pointer: at, what, settle: [{ target: jsonPath(at), remove: true as const }] }];
  });
}

function checkTypes(document: Document, taken: Map<string, string>): Finding[] {
  const twofold = twofoldSchemas(document);
  const wanted = [...schemaNames(document)].sort(([left], [right]) => inOrder(left, right));
  return wanted.flatMap(([schema, type]) =>
    [type, ...(twofold.has(schema) ? [`${type}Input`] : [])].flatMap((name) => {
      const pointer = below("#/components/schemas", schema);
      const settle = [{ target: jsonPath(pointer), update: { "x-sdk": { as: `${type}Type` } } }];
      if (reservedTypes.has(name)) return [{ pointer, what: `a type cannot be called ${name}`, settle }];
      if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
        return [{ pointer, what: `${JSON.stringify(name)} must be a name for a type, such as RunState`, settle }];
      }
      const other = taken.get(name);
      taken.set(name, pointer);
      if (other === undefined) return [];
      return [{ pointer, what: `two types would be called ${name}: see also ${other}`, settle }];
    }),
  );
}

/** The types the client has of its own, whatever the schemas. */
function clientTypes(rows: readonly Row[], vendor: string): Map<string, string> {
  const inputs = rows.flatMap(({ operation }) => ["Input", "InputBase"].map((end) => pascal(idOf(operation)) + end));
  const groups = rows.map(({ operation }) => pascal(vendor) + pascal(hintsOf(operation).group));
  const runs = rows
    .filter(({ operation }) => hintsOf(operation).record)
    .map(({ operation }) => runTypeName(idOf(operation)));
  const names = [...inputs, ...groups, ...runs, `${pascal(vendor)}Api`, `${pascal(vendor)}Calls`];
  return new Map(names.map((name) => [name, "the client's own types"]));
}

/** Whether the client, or any object, has something of that name. */
export const isReservedGroup = (name: string): boolean => reservedGroups.has(name);
export const isReservedName = (name: string): boolean => reservedNames.has(name);

const reservedNames = new Set(["then", ...Object.getOwnPropertyNames(Object.prototype)]);
const reservedGroups = new Set(["raw", "request", "resume", "stats", ...reservedNames]);
const reservedTypes = new Set([
  "ArrayBuffer",
  "AsyncIterable",
  "Array",
  "Blob",
  "Pick",
  "Promise",
  "ReadableStream",
  "Record",
  "Uint8Array",
]);
