import { RefusedError } from "../errors/errors.ts";

/** The names in a path template, in order. */
export const pathNames = (path: string): string[] => [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);

/** A path template with its values, each asked for by its name; `styled` writes those that have a style. */
export function filledPath(
  operation: string,
  template: string,
  read: (name: string) => unknown,
  styled?: (name: string, value: unknown) => string | undefined,
): string {
  const [start = "", ...parts] = template.split("{");
  return parts.reduce((path, part) => {
    const [name = "", rest = ""] = part.split("}");
    const value = read(name);
    const text = value == null ? undefined : styled?.(name, value);
    const checked = pathValue(operation, name, text ?? value);
    return path + (text ?? encodeURIComponent(checked)) + rest;
  }, start);
}

/** A value that may stand in a path, as text. */
function pathValue(operation: string, name: string, value: unknown): string {
  const text = typeof value === "string" || typeof value === "boolean" || Number.isFinite(value) ? String(value) : "";
  // `.` and `..`, also percent-encoded: servers and proxies resolve them to another endpoint.
  if (text !== "" && !/^(\.|%2e){1,2}$/i.test(text)) return text;
  const shown = typeof value === "string" ? JSON.stringify(value) : value === undefined ? "missing" : typeof value;
  throw new RefusedError(`\`${name}\` is ${shown}, which cannot stand in the path`, { operation });
}
