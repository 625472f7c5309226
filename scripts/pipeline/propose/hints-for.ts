import type { Document } from "../document/openapi.ts";
import type { Hints } from "../hints/hints.ts";
import type { Draft, Drafts } from "./draft.ts";
import { effectFor } from "./effect.ts";
import { itemsOf } from "./lists.ts";
import { namesOf, Taken } from "./names.ts";
import { pagesFor } from "./pages.ts";
import { type Route, routesOf } from "./route.ts";
import { runsFor } from "./runs.ts";
import { twinsOf } from "./twins.ts";

/** Hints for every operation: its group, name and effect, its pages, and its part in runs. */
export function hintsFor(document: Document): { readonly drafts: Drafts; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const routes = routesOf(document);
  const lists = new Map(routes.map((route) => [route, itemsIn(document, route)]));
  const taken = new Taken();
  const names = namesOf(routes, (route) => lists.get(route) !== undefined, taken);
  const runs = runsFor(document, names, taken);
  const twins = twinsOf(routes);
  const drafts = [...names].map(([route, { group, name, evidence }]): [string, Draft] => {
    const items = lists.get(route);
    const seen = [
      effectFor(route),
      items === undefined ? undefined : pagesFor(document, route, items),
      runs.get(route),
    ];
    for (const one of seen) {
      if (one && "note" in one) notes.push(`${route.method.toUpperCase()} ${route.path}: ${one.note}`);
    }
    const twin = names.get(twins.get(route) ?? route);
    const same = `Nothing in its request tells it from ${twin?.group}.${twin?.name}.`;
    if (twins.has(route)) seen.push({ hints: { unconfirmed: same }, evidence: same });
    const plans = seen.flatMap((one) => (one && "hints" in one ? one : []));
    const hints = { group, name, ...Object.assign({}, ...plans.map((plan) => plan.hints)) } satisfies Hints;
    return [route.pointer, { hints, reason: [evidence, ...plans.map((plan) => plan.evidence)].join(" ") }];
  });
  return { drafts: new Map(drafts), notes };
}

function itemsIn(document: Document, { operation, parts }: Route): string | undefined {
  return itemsOf(document, operation, parts.at(-1)?.join("") ?? "");
}
