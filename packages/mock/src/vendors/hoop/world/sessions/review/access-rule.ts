import type { World } from "../../types/world.ts";

export interface AccessRule {
  readonly name: string;
  readonly reviewers: readonly string[];
  readonly forceApproval: readonly string[];
  readonly minApprovals: number | null;
}

/** The rule that makes commands of these groups at a connection wait for a review. */
export function ruleOf(world: World, connection: string, groups: readonly string[]): AccessRule | undefined {
  const found = world.store("/access-requests/rules").find((rule) => {
    const asked = texts(rule.approval_required_groups);
    return (
      rule.access_type === "command" &&
      texts(rule.connection_names).includes(connection) &&
      (asked.length === 0 || asked.some((group) => groups.includes(group))) &&
      !texts(rule.skip_review_groups).some((group) => groups.includes(group))
    );
  });
  return found && read(found);
}

const read = (rule: Readonly<Record<string, unknown>>): AccessRule => ({
  name: String(rule.name),
  reviewers: texts(rule.reviewers_groups),
  forceApproval: texts(rule.force_approval_groups),
  minApprovals: typeof rule.min_approvals === "number" ? rule.min_approvals : null,
});

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
