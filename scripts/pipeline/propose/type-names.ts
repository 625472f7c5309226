import type { Document } from "../document/openapi.ts";
import { nameOf } from "../document/schemas.ts";
import { schemaNames } from "../normalise/schema-names.ts";
import type { Action } from "../overlay/apply.ts";
import type { Finding } from "../problems/problem.ts";
import { jsonPath } from "../text/json-path.ts";

/** Names for the schemas whose own names are taken, or are none for a type. */
export function typeNames(document: Document, findings: readonly Finding[]): readonly Action[] {
  const names = schemaNames(document);
  const taken = new Set(names.values());
  const wrong = new Map(findings.map(({ pointer, what }) => [pointer, what]));
  return [...wrong].flatMap(([pointer, what]) => {
    const name = names.get(nameOf(pointer));
    if (name === undefined) return [];
    const as = freeName(/^[A-Z]/.test(name) ? `${name}Type` : `Type${name.replace(/^[a-z]/, upper)}`, taken);
    taken.add(as);
    return [{ target: jsonPath(pointer), description: `Proposed: Without it, ${what}.`, update: { "x-sdk": { as } } }];
  });
}

const upper = (letter: string): string => letter.toUpperCase();

function freeName(wish: string, taken: ReadonlySet<string>): string {
  let name = wish;
  for (let count = 2; taken.has(name); count++) name = `${wish}${count}`;
  return name;
}
