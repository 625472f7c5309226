import type { Document, Operation, Schema } from "../document/openapi.ts";
import { directionsOf } from "../document/references.ts";
import { alternatives } from "../document/schemas.ts";
import { isObject, own } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import type { Derived, Model } from "../model/model.ts";
import { twofoldSchemas } from "../normalise/twofold.ts";
import type { Finding } from "../problems/problem.ts";
import { jsonPath } from "../text/json-path.ts";

/**
 * What an overlay should settle, or say why it does not: `x-sdk: { lint: { pages: "the reason" } }`.
 * A reason for what nothing is found of any more is found itself.
 */
export function lint(document: Document, model: Model): Finding[] {
  const schemas = Object.entries(document.components.schemas);
  const alike = alikeSchemas(document);
  return [
    ...model.operations.flatMap((one) =>
      settled(one.operation, one.pointer, "pages", pagesFinding(model.document, one)),
    ),
    ...model.operations.flatMap(effectFindings),
    ...schemas.flatMap(([name, schema]) =>
      settled(schema, below("#/components/schemas", name), "required", alike.has(name) ? alikeWhat : undefined),
    ),
  ];
}

function settled(part: Operation | Schema, pointer: string, rule: string, what: string | undefined): Finding[] {
  const hints = part["x-sdk"];
  const reasons = isObject(hints) && isObject(hints.lint) ? hints.lint : {};
  const reason = own(reasons, rule);
  if ((what === undefined) === (reason === undefined)) return [];
  if (what === undefined) return [{ pointer: below(pointer, "x-sdk", "lint", rule), what: "no longer needed" }];
  return [{ pointer, what, settle: [{ target: jsonPath(pointer), update: { "x-sdk": { lint: { [rule]: "why" } } } }] }];
}

function effectFindings({ hints, method, pointer }: Derived): Finding[] {
  if (hints.effect !== undefined) return [];
  return [{ pointer, what: `no effect is stated; that of every ${method.toUpperCase()} is assumed` }];
}

function pagesFinding(document: Document, { hints, method, answer }: Derived): string | undefined {
  if (method !== "get" || hints.pages !== undefined) return undefined;
  const schemas = answer?.schemas.flatMap((schema) => alternatives(document, schema)) ?? [];
  const isListed = /^list([A-Z]|$)/.test(hints.name) || schemas.some((schema) => holdsList(document, schema));
  return isListed ? "answers a list and has no pages" : undefined;
}

/** A list, or what is wrapped around one: an object with neither id nor name, so not a record. */
function holdsList(document: Document, { type, properties = {} }: Schema): boolean {
  if ([type].flat().includes("array")) return true;
  if (Object.hasOwn(properties, "id") || Object.hasOwn(properties, "name")) return false;
  return Object.values(properties).some((property) =>
    alternatives(document, property).some((one) => [one.type].flat().includes("array")),
  );
}

const alikeWhat =
  "requests and answers have the same required fields; what only answers have is readOnly, what only requests have writeOnly";

/** The schemas of both directions that are one type with required fields. */
function alikeSchemas(document: Document): ReadonlySet<string> {
  const { requests, answers } = directionsOf(document);
  const twofold = twofoldSchemas(document);
  const both = [...requests].filter((name) => answers.has(name) && !twofold.has(name));
  return new Set(both.filter((name) => (document.components.schemas[name]?.required ?? []).length > 0));
}
