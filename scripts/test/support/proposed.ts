import { type Generated, generate } from "../../pipeline/generate.ts";
import type { JsonObject } from "../../pipeline/json/json.ts";
import { yamlText } from "../../pipeline/json/yaml-text.ts";
import { type Proposal, proposeOverlay } from "../../pipeline/propose/propose.ts";
import { described } from "./document.ts";

type Paths = Parameters<typeof described>[0];

/** What is proposed for a description, and what is generated with it. */
export interface Proposed extends Proposal {
  readonly generated: Generated;
  /** The hints of every operation, by its method and path. */
  readonly hints: Readonly<Record<string, JsonObject>>;
  /** The targets and descriptions of actions about anything else. */
  readonly corrections: readonly string[];
}

export function proposed(spec: JsonObject): Proposed {
  const proposal = proposeOverlay(spec, { name: "acme" });
  const ofOperation = /^\$\.paths\['([^']*)'\]\.(\w+)$/;
  const hints = proposal.overlay.actions.flatMap(({ target, update }) => {
    const [, path, method = ""] = ofOperation.exec(target) ?? [];
    const { "x-sdk": hint } = (update ?? {}) as { readonly "x-sdk"?: JsonObject };
    return path === undefined || hint?.group === undefined ? [] : [[`${method.toUpperCase()} ${path}`, hint] as const];
  });
  const others = proposal.overlay.actions.filter(({ update }) => {
    const { "x-sdk": hint } = (update ?? {}) as { readonly "x-sdk"?: JsonObject };
    return hint?.group === undefined;
  });
  return {
    ...proposal,
    generated: generate({ vendor: "acme", spec: yamlText(spec), overlay: proposal.text }),
    hints: Object.fromEntries(hints),
    corrections: others.map(({ target, description }) => `${target}: ${description}`),
  };
}

/** The method's id of every operation of a description that has nothing but paths, by its method and path. */
export function idsOf(paths: Paths): Readonly<Record<string, string>> {
  const { hints } = proposed(described(paths));
  return Object.fromEntries(Object.entries(hints).map(([route, { group, name }]) => [route, `${group}.${name}`]));
}

export const inPath = (name: string) => parameter(name, { in: "path", required: true });

export function parameter(name: string, rest: JsonObject = {}): JsonObject {
  return { name, in: "query", schema: { type: "string" }, ...rest };
}
