/** The value at a dot path such as `review.status`; `""` is the value itself. */
export const valueAt = (value: unknown, path: string): unknown =>
  keysOf(path).reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], value);

/** A copy with something else at a dot path; undefined takes it away. */
export function withAt(value: unknown, path: string, next: unknown): unknown {
  const [key, ...rest] = keysOf(path);
  if (key === undefined) return next;
  const inner = withAt((value as Record<string, unknown> | null | undefined)?.[key], rest.join("."), next);
  if (Array.isArray(value) || (/^\d+$/.test(key) && typeof value !== "object")) {
    return Object.assign([...((value as readonly unknown[]) ?? [])], { [key]: inner });
  }
  const { [key]: _, ...others } = Object(value ?? {}) as Record<string, unknown>;
  return inner === undefined ? others : { ...others, [key]: inner };
}

const keysOf = (path: string) => (path === "" ? [] : path.split("."));
