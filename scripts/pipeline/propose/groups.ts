import { isReservedGroup } from "../check/names.ts";
import { partsOfId } from "./operation-id.ts";
import type { Route } from "./route.ts";
import { nameOf, wordsOf } from "./words.ts";

/** The words of a group, and what they were taken from. */
export interface Group {
  readonly words: readonly string[];
  readonly name: string;
  readonly evidence: string;
}

/** The group of an operation, given all of them: its tag, else what its operationId begins with, else its path. */
export function groupsOf(routes: readonly Route[]): (route: Route) => Group {
  const tags = new Set(routes.map(({ operation }) => operation.tags?.[0]));
  const tellsApart = tags.size > 1 || routes.length <= FEW;
  return (route) => {
    const { operation, parts } = route;
    const [tag = "default"] = operation.tags?.map(String) ?? [];
    const words = tellsApart && tag.toLowerCase() !== "default" ? wordsOf(tag) : [];
    const prefix = wordsOf(partsOfId(operation.operationId ?? "").prefix);
    return (
      groupFrom(words, "its tag") ??
      groupFrom(prefix, "what its operationId begins with") ??
      groupFrom(parts[0] ?? [], "its path") ?? { words: [], name: "root", evidence: "its path names nothing" }
    );
  };
}

function groupFrom(words: readonly string[], evidence: string): Group | undefined {
  const first = words.findIndex((word) => !/^api\d+$/.test(word));
  const last = words.findLastIndex((word) => !noise.has(word));
  const kept = first === -1 || last === -1 ? words : words.slice(first, last + 1);
  if (kept.every((word) => /^(api|v)?\d*$/.test(word))) return undefined;
  if (kept.length === 0 || kept.length > LONGEST) return undefined;
  const name = nameOf(kept);
  return { words: kept, name: isReservedGroup(name) ? `${name}Api` : name, evidence };
}

const FEW = 12;
const LONGEST = 5;
const noise = new Set(["api", "apis", "controller", "endpoint", "endpoints", "operations", "resource", "service"]);
