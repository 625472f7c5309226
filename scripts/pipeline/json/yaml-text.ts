import { dump } from "js-yaml";

/** A value as YAML in block style, keys in their order. */
export function yamlText(value: unknown): string {
  return dump(value, { lineWidth: -1, noRefs: true, quotingType: '"' });
}
