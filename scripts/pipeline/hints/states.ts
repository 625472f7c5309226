import { z } from "zod";
import { matching } from "./values.ts";

/** What a run can be, the same at every vendor. */
export const runState = z
  .enum(["running", "waiting", "succeeded", "failed", "cancelled"])
  .meta({ id: "RunState", description: "What a run is, the same at every vendor; `waiting`: a person must act." });
export type RunState = z.infer<typeof runState>;

export const stateReason = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, "in kebab-case");

// A vendor that sends an empty text means the same as one that sends null, or nothing.
const text = z.string().min(1, "must be null, which stands for an empty text too");
const scalar = z.union([text, z.number(), z.boolean(), z.null()], "must be a plain value").meta({ id: "Scalar" });
const scalars = z.union([scalar, z.array(scalar)], "must be a plain value or a list of plain values");
const expected = z
  .union(
    [scalar, z.array(scalar), z.strictObject({ not: scalars })],
    "must be a plain value, a list of them or { not: … }",
  )
  .meta({ id: "Expected" });

export const conditions = z.record(z.string(), expected).meta({
  id: "Conditions",
  description: "Hold when every dot path has (one of) the value(s); `null`: missing, null or an empty text.",
});

export const rules = z.array(
  z
    .strictObject({
      if: conditions,
      state: runState,
      reason: stateReason.exactOptional().describe("Tells apart what the state does not, such as `review`."),
    })
    .meta({ id: "StateRule", description: "What a run is where the conditions hold." }),
);
