import { Refusal } from "../../http/answers.ts";
import { isAdmin } from "../../people/rights.ts";
import type { Caller } from "../../types/caller.ts";
import type { GroupReview, Review, Reviewer, ReviewStatus, TimeWindow } from "../../types/review.ts";

/** What a reviewer wants of a review. */
export interface Decision {
  readonly status: string;
  readonly force: boolean;
  readonly reason: string | undefined;
  readonly timeWindow: TimeWindow | undefined;
}

export interface Deciding {
  readonly by: Caller;
  readonly isOwner: boolean;
  readonly at: number;
  readonly newId: () => string;
}

type Change = Pick<Review, "status" | "groups" | "revokeAt" | "timeWindow" | "rejectionReason">;

/** What a decision makes of a review, or the gateway's refusal of it (`review-reject`). */
export function decide(review: Review, decision: Decision, deciding: Deciding): Change {
  const status = known(decision.status);
  if (status === "REVOKED") throw revoking(review);
  if (review.status !== "PENDING" && review.status !== "APPROVED") throw wrongState();
  return status === "REJECTED" ? reject(review, decision, deciding) : approve(review, decision, deciding);
}

function known(status: string): "APPROVED" | "REJECTED" | "REVOKED" {
  const upper = status.toUpperCase();
  if (upper === "APPROVED" || upper === "REJECTED" || upper === "REVOKED") return upper;
  throw failed("unknown status");
}

export const failed = (reason: string) => new Refusal(500, `failed updating review status: ${reason}`);

const wrongState = () => new Refusal(400, "review is in wrong state");

/** Only access for a time can be revoked; an approval of one run is not found for that (`review-reject`). */
const revoking = ({ status }: Review) => (status === "APPROVED" ? failed("review not found") : wrongState());

function approve(review: Review, decision: Decision, { by, isOwner, at }: Deciding): Change {
  const isForced = decision.force;
  if (isForced && !review.rule?.forceApprovalGroups.some((group) => by.groups.includes(group))) {
    throw new Refusal(403, "user is not allowed to force approve this review");
  }
  if (isOwner && !isAdmin(by)) throw new Refusal(400, "unable to self approve review");
  const isMine = ({ group }: GroupReview) => by.groups.includes(group);
  if (!isForced && !review.groups.some(isMine)) throw new Refusal(400, "not eligible for review");
  const voted = { status: "APPROVED", reviewedBy: reviewer(by), reviewedAt: at, forced: isForced } as const;
  const groups = review.groups.map((group) => (isForced || isMine(group) ? { ...group, ...voted } : group));
  const status = isForced ? "APPROVED" : counted(review, groups);
  return {
    status,
    groups,
    revokeAt: status === "APPROVED" ? at : review.revokeAt,
    timeWindow: decision.timeWindow ?? review.timeWindow,
    rejectionReason: undefined,
  };
}

function counted({ rule, status }: Review, groups: readonly GroupReview[]): ReviewStatus {
  const needed = Math.min(groups.length, rule?.minApprovals ?? groups.length);
  return groups.filter((group) => group.status === "APPROVED").length >= needed ? "APPROVED" : status;
}

/** An owner whom no group of the review knows rejects in the name of the own group, which joins the others (`lists`). */
function reject(review: Review, { reason }: Decision, { by, isOwner, at, newId }: Deciding): Change {
  const isMine = ({ group }: GroupReview) => by.groups.includes(group);
  const isReviewer = review.groups.some(isMine);
  if (!isReviewer && !isOwner && !isAdmin(by)) throw new Refusal(400, "not eligible for review");
  const voted = { status: "REJECTED", reviewedBy: reviewer(by), reviewedAt: at, forced: false } as const;
  const own = { id: newId(), group: by.groups[0] ?? "", ...voted };
  const groups = isReviewer
    ? review.groups.map((group) => (isMine(group) ? { ...group, ...voted } : group))
    : [...review.groups, own];
  return { ...review, status: "REJECTED", groups, rejectionReason: reason };
}

const reviewer = ({ id, name, email }: Caller): Reviewer => ({ id, name, email });
