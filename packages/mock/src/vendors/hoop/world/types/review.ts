export type ReviewStatus = "PENDING" | "APPROVED" | "REJECTED" | "REVOKED" | "PROCESSING" | "EXECUTED";

/** What one group thinks of a review. */
export interface GroupReview {
  readonly id: string;
  readonly group: string;
  readonly status: "PENDING" | "APPROVED" | "REJECTED";
  readonly reviewedBy: Reviewer | null;
  readonly reviewedAt: number | null;
  readonly forced: boolean;
}

export interface Reviewer {
  readonly id: string;
  readonly name?: string;
  readonly email: string;
}

export interface TimeWindow {
  readonly type: string;
  readonly configuration: { readonly start_time: string; readonly end_time: string };
}

/** The rule a review came from, as the record repeats it. */
export interface ReviewRule {
  readonly name: string;
  readonly minApprovals: number | null;
  readonly forceApprovalGroups: readonly string[];
}

export interface Review {
  readonly id: string;
  readonly sessionId: string;
  status: ReviewStatus;
  readonly createdAt: number;
  revokeAt: number | null;
  groups: readonly GroupReview[];
  timeWindow: TimeWindow | null;
  readonly rule: ReviewRule | null;
  rejectionReason: string | undefined;
}
