import type { Part } from "../document/grammar.ts";
import { isObject, type Json, type JsonObject } from "../json/json.ts";
import { below, keysOf, valueAt } from "../json/pointer.ts";

/** A kind of components and where they stand. */
interface Section {
  readonly part: Part;
  readonly path: string;
}

interface Wanted {
  readonly section: Section;
  readonly name: string;
  /** The address of what the component holds. */
  readonly target: string;
}

/** The components a bundle gets from other files: each target is one, by a name that nothing else has. */
export class Components {
  /** Grows while it is read. */
  readonly wanted: Wanted[] = [];
  readonly #document: JsonObject;
  readonly #names = new Map<string, string>();

  readonly #entry: string;

  constructor(document: JsonObject, entry: string) {
    this.#document = document;
    this.#entry = entry;
  }

  /** The reference to a target as a component; `undefined` where there are no components of that kind. */
  nameOf(target: string, part: Part): string | undefined {
    const path = (this.#document.swagger === undefined ? sections : swaggerSections)[part];
    if (path === undefined) return undefined;
    const known = this.#names.get(part + target);
    if (known !== undefined) return known;
    const name = this.#freeName(path, targetName(target), target);
    const reference = below(`#${path}`, name);
    this.#names.set(part + target, reference);
    this.wanted.push({ section: { part, path }, name, target });
    return reference;
  }

  #freeName(path: string, wish: string, target: string): string {
    const own = valueAt(this.#document, `#${path}`);
    const taken = (name: string) =>
      (isObject(own) && Object.hasOwn(own, name) && !this.#leadsTo(own[name], target)) ||
      this.wanted.some((one) => one.section.path === path && one.name === name);
    if (!taken(wish)) return wish;
    let number = 2;
    while (taken(`${wish}${number}`)) number++;
    return `${wish}${number}`;
  }

  /** A component that is only a reference to the target is where the target belongs. */
  #leadsTo(component: Json | undefined, target: string): boolean {
    const reference = isObject(component) ? component.$ref : undefined;
    return URL.canParse(String(reference), this.#entry) && new URL(String(reference), this.#entry).href === target;
  }
}

/** What a target is called: its last key, or its file without the ending. */
function targetName(target: string): string {
  const { pathname, hash } = new URL(target);
  const file = decodeURIComponent(pathname.split("/").at(-1) ?? "").replace(/\.[^.]*$/, "");
  return (keysOf(hash).at(-1) ?? file).replace(/[^A-Za-z0-9._-]+/g, "_");
}

const sections: Partial<Record<Part, string>> = {
  schema: "/components/schemas",
  parameter: "/components/parameters",
  response: "/components/responses",
  requestBody: "/components/requestBodies",
  header: "/components/headers",
};

const swaggerSections: Partial<Record<Part, string>> = {
  schema: "/definitions",
  parameter: "/parameters",
  response: "/responses",
};
