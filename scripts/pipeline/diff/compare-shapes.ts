import { type Fields, isShape, type Shape } from "./shape.ts";

export type Kind = "added" | "removed" | "required" | "optional" | "widened" | "narrowed" | "changed" | "values";

/** How a type, or something in it, has become another. */
export interface ShapeChange {
  /** The way to it: `pages.total`, `steps[].name`; empty for the type itself. */
  readonly path: string;
  readonly kind: Kind;
  readonly before?: Shape;
  readonly after?: Shape;
  /** For what is added: whether it has to be given. For values: those that came and those that went. */
  readonly isRequired?: boolean;
  readonly came?: readonly string[];
  readonly went?: readonly string[];
}

export function compareShapes(before: Shape, after: Shape, path = ""): readonly ShapeChange[] {
  if (isSame(before, after)) return [];
  if (isShape(before, "fields") && isShape(after, "fields")) return compareFields(before, after, path);
  if (isShape(before, "list") && isShape(after, "list")) return compareShapes(before.list, after.list, `${path}[]`);
  if (isShape(before, "all") && isShape(after, "all") && before.all.length === after.all.length) {
    return before.all.flatMap((part, index) => compareShapes(part, after.all[index] ?? part, path));
  }
  return compareMembers(before, after, path);
}

function compareFields(before: Fields, after: Fields, path: string): readonly ShapeChange[] {
  const at = (name: string) => (path === "" ? name : `${path}.${name}`);
  const [old, now] = [fieldsByName(before), fieldsByName(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const others =
    before.others === undefined || after.others === undefined
      ? isSame(before.others ?? "never", after.others ?? "never")
        ? []
        : compareMembers(before.others ?? "never", after.others ?? "never", at("[name]"))
      : compareShapes(before.others, after.others, at("[name]"));
  const fields = names.flatMap((name): readonly ShapeChange[] => {
    const [was, is] = [old.get(name), now.get(name)];
    if (was === undefined && is !== undefined)
      return [{ path: at(name), kind: "added", after: is.shape, isRequired: is.required }];
    if (was === undefined || is === undefined)
      return [{ path: at(name), kind: "removed", ...(was && { before: was.shape }) }];
    const need: ShapeChange[] =
      was.required === is.required ? [] : [{ path: at(name), kind: is.required ? "required" : "optional" }];
    return [...need, ...compareShapes(was.shape, is.shape, at(name))];
  });
  return [...fields, ...others];
}

interface Field {
  readonly shape: Shape;
  readonly required: boolean;
}

function fieldsByName({ fields }: Fields): ReadonlyMap<string, Field> {
  return new Map(
    Object.entries(fields).map(([key, shape]) => [key.replace(/\?$/, ""), { shape, required: !key.endsWith("?") }]),
  );
}

/** Unions, by their members; what is no union has one. */
function compareMembers(before: Shape, after: Shape, path: string): readonly ShapeChange[] {
  const [was, is] = [membersOf(before), membersOf(after)];
  const gone = [...was.keys()].filter((member) => !is.has(member));
  const fresh = [...is.keys()].filter((member) => !was.has(member));
  const isOpen = [...was.keys(), ...is.keys()].filter((member) => member === OPEN).length === 2;
  const literals = [...gone, ...fresh].every((member) => member.startsWith("="));
  if (isOpen && literals) {
    const [came, went] = [fresh, gone].map((all) => all.map((member) => member.slice(1)));
    return [{ path, kind: "values", came: came ?? [], went: went ?? [] }];
  }
  // One member of each that is an object or a list has changed inside.
  const [oldShape, newShape] = [was.get(gone[0] ?? ""), is.get(fresh[0] ?? "")];
  const one = gone.length === 1 && fresh.length === 1 && was.size > 1 && oldShape && newShape;
  if (one && isNested(oldShape) && isNested(newShape)) return compareShapes(oldShape, newShape, path);
  return [{ path, kind: kindOf(gone, fresh, was, is), before, after }];
}

function isNested(shape: Shape): boolean {
  return isShape(shape, "fields") || isShape(shape, "list");
}

const OPEN = "=*";

function membersOf(shape: Shape): ReadonlyMap<string, Shape> {
  const all = isShape(shape, "any") ? shape.any : [shape];
  return new Map(
    all.flatMap((one): [string, Shape][] => {
      if (!isShape(one, "values")) return [[JSON.stringify(one), one]];
      const values = one.values.map((value): [string, Shape] => [`=${JSON.stringify(value)}`, { values: [value] }]);
      return one.open ? [...values, [OPEN, { values: [], open: true }]] : values;
    }),
  );
}

type Members = ReadonlyMap<string, Shape>;

function kindOf(gone: readonly string[], fresh: readonly string[], was: Members, is: Members): Kind {
  const widened = gone.every((member) => isCovered(member, is));
  const narrowed = fresh.every((member) => isCovered(member, was));
  if (widened === narrowed) return "changed";
  return widened ? "widened" : "narrowed";
}

/** Whether values of a member are values of one of these too. */
function isCovered(member: string, members: Members): boolean {
  if (members.has(member) || members.has('"unknown"')) return true;
  if (member === '"never"') return true;
  if (!member.startsWith("=")) return false;
  const kind = member === OPEN || member.startsWith('="') ? "string" : typeof JSON.parse(member.slice(1));
  return members.has(JSON.stringify(kind)) || (kind === "string" && members.has(OPEN));
}

export function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
