import { isList, isObject, type Json, type JsonObject, without } from "../json/json.ts";
import { below, keysOf, valueAt } from "../json/pointer.ts";
import type { Action } from "../overlay/apply.ts";
import { pathText } from "../text/json-path.ts";
import { pathTo } from "./path-to.ts";

/** A schema among the members of another. */
interface Edge {
  readonly from: string;
  readonly to: string;
  readonly list: string;
}

/**
 * A schema that is made of itself, with no field between, is one that no value ends: most often the parent of a choice
 * whose members take the parent in. A member then has what the parent says, but for its choice.
 */
export function withoutCircles(facts: JsonObject): readonly Action[] {
  const home = facts.swagger === undefined ? "#/components/schemas" : "#/definitions";
  const schemas = valueAt(facts, home);
  if (!isObject(schemas)) return [];
  const edges = Object.entries(schemas).flatMap(([name, schema]) => edgesOf(name, schema, home));
  const circular = circularIn(edges);
  const inherited = circular.filter(({ list }) => list === "allOf");
  const alternatives = circularIn(edges.filter((edge) => !inherited.includes(edge)));
  return [...inherited, ...alternatives].flatMap((edge) => opened(facts, schemas, edge, home));
}

function edgesOf(from: string, schema: Json, home: string): readonly Edge[] {
  if (!isObject(schema)) return [];
  return ["allOf", "anyOf", "oneOf"].flatMap((list) => {
    const members = schema[list];
    const references = isList(members) ? members.flatMap((one) => (isObject(one) ? [String(one.$ref ?? "")] : [])) : [];
    return references
      .filter((reference) => reference.startsWith(`${home}/`))
      .map((reference) => ({ from, to: keysOf(reference).at(-1) ?? "", list }));
  });
}

/** Those that lead back to where they start. */
function circularIn(edges: readonly Edge[]): readonly Edge[] {
  const next = Map.groupBy(edges, ({ from }) => from);
  return edges.filter(({ from, to }) => {
    const seen = new Set([to]);
    // A set that grows while it is walked is walked to its new end.
    for (const name of seen) for (const edge of next.get(name) ?? []) seen.add(edge.to);
    return seen.has(from);
  });
}

function opened(facts: JsonObject, schemas: JsonObject, { from, to, list }: Edge, home: string): readonly Action[] {
  const owner = keysOf(below(home, from));
  const path = `${pathTo(facts, owner)}[${pathText(list)}]`;
  const description = `Proposed: ${from} is made of ${to}, which is made of ${from} again; no value ends that.`;
  const members = valueAt(schemas, below("#", from, list));
  const references = isList(members) ? members.map((one) => (isObject(one) ? String(one.$ref ?? "") : "")) : [];
  const reference = references.find((one) => one !== "" && keysOf(one).at(-1) === to) ?? "";
  const target = references.length === 1 ? path : `${path}[?@['$ref'] == ${pathText(reference)}]`;
  const removal = { target, description, remove: true };
  const parent = schemas[to];
  const own = isObject(parent) ? without(parent, "allOf", "anyOf", "oneOf", "discriminator") : {};
  if (list !== "allOf" || from === to || Object.keys(own).length === 0) return [removal];
  return [removal, { target: pathTo(facts, owner), description, update: { allOf: [own] } }];
}
