import type { Document, Schema } from "../../../packages/mock/src/description/document.ts";
import { vendorDocument } from "../../../packages/mock/src/description/vendor-document.ts";
import { hoop } from "../../../packages/mock/src/vendors/hoop/hoop.ts";

/** As much of Hoop's description as the mock reads of requests for what has state; of 800 kB a few. */
export function hoopDescription(): Document {
  const { openapi, paths = {}, components = {}, security = [] } = vendorDocument("hoop");
  const settings = {
    clock: { now: Date.now, after: () => () => undefined },
    url: () => "",
    output: undefined,
    endsAfterMs: undefined,
    world: 1,
  };
  const routes = Object.keys(hoop.create(settings).routes).map((route) => route.split(" ")[1] ?? "");
  const kept = Object.fromEntries(routes.map((path) => [path, withoutAnswers(paths[path] ?? {})]));
  return {
    openapi,
    paths: kept,
    components: { ...components, schemas: referred(kept, components.schemas ?? {}) },
    security,
  };
}

const withoutAnswers = (item: Readonly<Record<string, unknown>>) =>
  JSON.parse(JSON.stringify(item, (key, value) => (key === "responses" || key === "description" ? undefined : value)));

/** The schemas that a part refers to, and those that these refer to. */
function referred(part: unknown, schemas: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> {
  const names = new Set(namesIn(part));
  for (const name of names) for (const one of namesIn(schemas[name])) names.add(one);
  return Object.fromEntries([...names].map((name) => [name, withoutAnswers(schemas[name] ?? {})]));
}

const namesIn = (part: unknown): readonly string[] =>
  [...(JSON.stringify(part) ?? "").matchAll(/"#\/components\/schemas\/([^"/]+)"/g)].map(([, name = ""]) => name);
