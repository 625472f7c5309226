/** Marks an error of this package, whichever copy of it made it. */
const BRAND = Symbol.for("@x/core error");

/** Gives a class its name, by which `instanceof` knows it also over two copies of this package. */
export function brand(type: { readonly prototype: object }, name: string): void {
  Object.defineProperties(type.prototype, {
    name: { value: name, configurable: true, writable: true },
    [BRAND]: { value: name },
  });
}

/** Whether a value was made by a class of the same brand. */
export const hasBrandOf = (type: { readonly prototype: object }, value: unknown): boolean =>
  Object.hasOwn(type.prototype, BRAND) && brandOf(value) === brandOf(type.prototype);

export const brandOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, BRAND) : undefined;
