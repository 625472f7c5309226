type Change<Fields> = { readonly [Field in keyof Fields]?: Fields[Field] | undefined };

/** What stays of something, and what is changed of it; a field that is undefined stays. */
export function kept<Fields extends object>(now: Fields, change: Change<Fields>): Fields {
  const changed = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...now, ...(Object.fromEntries(changed) as Partial<Fields>) };
}
