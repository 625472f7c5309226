import type { GroupReview, Review } from "../../types/review.ts";
import type { Session } from "../../types/session.ts";
import type { World } from "../../types/world.ts";
import { type AccessRule, ruleOf } from "./access-rule.ts";

/** The review a session must wait for; null where no rule asks for one. */
export function requestReview(world: World, session: Session, groups: readonly string[]): Review | null {
  const rule = ruleOf(world, session.connection.name, groups);
  return rule ? { ...newReview(world, session, rule.reviewers), rule: reviewRule(rule) } : null;
}

/** A review that waits for the given groups, from no rule. */
export function newReview(world: World, session: Session, reviewers: readonly string[]): Review {
  return {
    id: world.ids.uuid(),
    sessionId: session.id,
    status: "PENDING",
    createdAt: world.clock.now(),
    revokeAt: null,
    groups: reviewers.map((group) => pendingGroup(world, group)),
    timeWindow: null,
    rule: null,
    rejectionReason: undefined,
  };
}

const reviewRule = ({ name, minApprovals, forceApproval }: AccessRule) => ({
  name,
  minApprovals,
  forceApprovalGroups: forceApproval,
});

const pendingGroup = (world: World, group: string): GroupReview => ({
  id: world.ids.uuid(),
  group,
  status: "PENDING",
  reviewedBy: null,
  reviewedAt: null,
  forced: false,
});
