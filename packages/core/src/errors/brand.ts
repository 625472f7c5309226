/** Marks an error of this package, whichever copy of it made it. */
const BRAND = Symbol.for("@x/core error");

/** The brand of the class that all errors of this package extend. */
const ANY = "SdkError";

interface ErrorClass {
  readonly prototype: object;
}

/** Gives a class its name, by which `instanceof` knows it also over two copies of this package. */
export function brand(type: ErrorClass, name: string): void {
  Object.defineProperties(type.prototype, {
    name: { value: name, configurable: true, writable: true },
    [BRAND]: { value: name },
  });
}

/** `instanceof` by brand; a class that somebody derives from one of ours has none of its own and is told as usual. */
export function isInstance(this: ErrorClass, value: unknown): boolean {
  if (!Object.hasOwn(this.prototype, BRAND)) return Function.prototype[Symbol.hasInstance].call(this, value);
  const [own, found] = [brandOf(this.prototype), brandOf(value)];
  return found !== undefined && (own === ANY || own === found);
}

const brandOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, BRAND) : undefined;
