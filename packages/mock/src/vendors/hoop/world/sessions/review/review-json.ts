import { goTime } from "../../state/times.ts";
import type { GroupReview, Review } from "../../types/review.ts";

/** A review as the review routes answer it. */
export const reviewJson = (review: Review) => ({ ...reviewOfSession(review), session: review.sessionId });

/** A review as a session's record has it. */
export function reviewOfSession(review: Review) {
  const { rule, rejectionReason } = review;
  return {
    ...common(review),
    access_request_rule_name: rule?.name ?? null,
    min_approvals: rule?.minApprovals ?? null,
    force_approval_groups: rule?.forceApprovalGroups ?? null,
    ...(rejectionReason ? { rejection_reason: rejectionReason } : {}),
  };
}

/** A review in a list of sessions: what its rule says is not looked up there (`lists`). */
export const reviewOfListed = (review: Review) => reviewOfSession({ ...review, rule: null });

const common = ({ id, status, revokeAt, createdAt, groups, timeWindow }: Review) => ({
  id,
  type: "onetime",
  access_duration: 0,
  status,
  revoke_at: revokeAt === null ? null : goTime(revokeAt),
  created_at: goTime(createdAt),
  review_groups_data: groups.map(groupJson),
  time_window: timeWindow,
});

const groupJson = ({ id, group, status, reviewedBy, reviewedAt, forced }: GroupReview) => ({
  id,
  group,
  status,
  reviewed_by: reviewedBy && { ...reviewedBy, slack_id: "" },
  review_date: reviewedAt === null ? null : goTime(reviewedAt),
  forced_review: forced,
});
