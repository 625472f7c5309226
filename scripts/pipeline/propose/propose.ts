import type { Document } from "../document/openapi.ts";
import type { Hints } from "../hints/hints.ts";
import type { JsonObject } from "../json/json.ts";
import { yamlText } from "../json/yaml-text.ts";
import type { Action } from "../overlay/apply.ts";
import { refuse } from "../problems/problem.ts";
import { checkParts } from "../read/check-parts.ts";
import { withoutOwnExtensions } from "../read/own-extensions.ts";
import { jsonPath } from "../text/json-path.ts";
import { withoutCredentials } from "./credentials.ts";
import { documentOf } from "./document.ts";
import { effectFor } from "./effect.ts";
import { itemsOf } from "./lists.ts";
import { namesOf, Taken } from "./names.ts";
import { pagesFor } from "./pages.ts";
import { type Route, routesOf } from "./route.ts";
import { runsFor } from "./runs.ts";
import { settled } from "./settle.ts";

/** An overlay that nobody has looked at yet. */
export interface OverlayDocument {
  readonly overlay: "1.0.0";
  readonly info: { readonly title: string; readonly version: string };
  readonly actions: readonly Action[];
}

export interface Proposal {
  readonly overlay: OverlayDocument;
  /** The overlay as YAML. */
  readonly text: string;
  /** What was seen and not proposed, with the method and path it was seen at. */
  readonly notes: readonly string[];
}

/** An overlay for a description nobody has looked at: names, effects, pages and runs, each with what it rests on. */
export function proposeOverlay(document: JsonObject, { name }: { readonly name: string }): Proposal {
  const [specFile, overlayFile] = [`specs/${name}/openapi.yaml`, `specs/${name}/overlay.yaml`];
  const facts = withoutOwnExtensions(document);
  refuse(checkParts(facts), specFile, overlayFile);
  const known = documentOf(facts, specFile);
  const named = hintsFor(known);
  const proposals = [...named.actions, ...withoutCredentials(facts, known)];
  const { actions, notes } = settled(facts, proposals.length === 0 ? [nothing] : proposals, name);
  const overlay: OverlayDocument = {
    overlay: "1.0.0",
    info: { title: `Proposed corrections and SDK hints for ${name}`, version: "1.0.0" },
    actions,
  };
  const text = `# yaml-language-server: $schema=../overlay.schema.json\n${yamlText(overlay)}`;
  return { overlay, text, notes: [...named.notes, ...notes].sort() };
}

/** An overlay has at least one action. */
const nothing: Action = {
  target: "$.info",
  description: "Proposed: Nothing is changed, as the description has no operation.",
  update: {},
};

/** An action for every operation: its group, name and effect, its pages, and its part in runs. */
function hintsFor(document: Document): { readonly actions: readonly Action[]; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const routes = routesOf(document);
  const lists = new Map(routes.map((route) => [route, itemsIn(document, route)]));
  const taken = new Taken();
  const names = namesOf(routes, (route) => lists.get(route) !== undefined, taken);
  const runs = runsFor(document, names, taken);
  const actions = [...names].map(([route, { group, name, evidence }]) => {
    const effect = effectFor(route);
    const items = lists.get(route);
    const seen = [effect, items === undefined ? undefined : pagesFor(document, route, items), runs.get(route)];
    for (const one of seen) {
      if (one && "note" in one) notes.push(`${route.method.toUpperCase()} ${route.path}: ${one.note}`);
    }
    const plans = seen.flatMap((one) => (one && "hints" in one ? one : []));
    const hints = { group, name, ...Object.assign({}, ...plans.map((plan) => plan.hints)) } satisfies Hints;
    const reasons = [evidence, ...plans.map((plan) => plan.evidence)];
    return {
      target: jsonPath(route.pointer),
      description: `Proposed: ${reasons.join(" ")}`,
      update: { "x-sdk": hints },
    };
  });
  return { actions, notes };
}

function itemsIn(document: Document, { operation, parts }: Route): string | undefined {
  return itemsOf(document, operation, parts.at(-1)?.join("") ?? "");
}
