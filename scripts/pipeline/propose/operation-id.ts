/** An operationId in two: `runs` and `list` in `runs/list`, `runs.list` and `Runs_List`. */
export function partsOfId(operationId: string): { readonly prefix: string; readonly own: string } {
  const [, prefix = "", own = operationId] =
    /^([^/.]+)[/.]([^/.]+)$/.exec(operationId) ??
    /^([A-Z][A-Za-z0-9]*)_([A-Za-z][A-Za-z0-9]*)$/.exec(operationId) ??
    [];
  return { prefix, own };
}
