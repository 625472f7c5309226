import type { Document } from "../document/openapi.ts";
import type { Hints } from "../hints/hints.ts";
import type { JsonObject } from "../json/json.ts";
import { yamlText } from "../json/yaml-text.ts";
import { inline } from "../normalise/inline.ts";
import { simplify } from "../normalise/simplify.ts";
import { upgrade } from "../normalise/upgrade.ts";
import type { Action } from "../overlay/apply.ts";
import { jsonPath } from "../text/json-path.ts";
import { effectFor } from "./effect.ts";
import { itemsOf } from "./lists.ts";
import { namesOf, Taken } from "./names.ts";
import { pagesFor } from "./pages.ts";
import { type Route, routesOf } from "./route.ts";
import { settled } from "./settle.ts";

/** An overlay that a person has not looked at yet. */
export interface OverlayDocument {
  readonly overlay: "1.0.0";
  readonly info: { readonly title: string; readonly version: string };
  readonly actions: readonly Action[];
}

export interface Proposal {
  readonly overlay: OverlayDocument;
  /** The overlay as YAML. */
  readonly text: string;
  /** What was seen and not proposed, by the method and path it was seen at. */
  readonly notes: readonly string[];
}

/** Names, effects and pages for the operations of a description nobody has looked at, each with what it rests on. */
export function proposeOverlay(facts: JsonObject, { name }: { readonly name: string }): Proposal {
  const notes: string[] = [];
  const named = actionsFor(simplify(inline(upgrade(facts, `specs/${name}/openapi.yaml`))), notes);
  const { actions, notes: seen } = settled(facts, named, name);
  const overlay: OverlayDocument = {
    overlay: "1.0.0",
    info: { title: `Proposed corrections and SDK hints for ${name}`, version: "1.0.0" },
    actions,
  };
  const text = `# yaml-language-server: $schema=../overlay.schema.json\n${yamlText(overlay)}`;
  return { overlay, text, notes: [...notes, ...seen].sort() };
}

/** An action for every operation: its group, name, effect and pages. */
function actionsFor(document: Document, notes: string[]): readonly Action[] {
  const routes = routesOf(document);
  const lists = new Map(routes.map((route) => [route, itemsIn(document, route)]));
  const names = namesOf(routes, (route) => lists.get(route) !== undefined, new Taken());
  return [...names].map(([route, { group, name, evidence }]) => {
    const note = (text: string | undefined) =>
      text && notes.push(`${route.method.toUpperCase()} ${route.path}: ${text}`);
    const effect = effectFor(route);
    const items = lists.get(route);
    const pages = items === undefined ? undefined : pagesFor(document, route, items);
    note(effect.note);
    note(pages && "note" in pages ? pages.note : undefined);
    const plan = pages && "value" in pages ? pages : undefined;
    const hints: Hints = { group, name, effect: effect.value, ...(plan && { pages: plan.value }) };
    const reasons = [evidence, effect.evidence, ...(plan ? [plan.evidence] : [])];
    return {
      target: jsonPath(route.pointer),
      description: `Proposed: ${reasons.join(" ")}`,
      update: { "x-sdk": hints as unknown as JsonObject },
    };
  });
}

function itemsIn(document: Document, { operation, parts }: Route): string | undefined {
  return itemsOf(document, operation, parts.at(-1)?.join("") ?? "");
}
