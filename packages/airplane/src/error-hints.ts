/** The code of a start that was refused because its caller may only ask for the task to be run. */
export const MUST_BE_REQUESTED = "task_must_be_requested";

/** As the vendor's own SDK reads it (npm `airplane` 0.2.85); no page of the vendor has this header. */
export function retryable(headers: Headers): boolean | undefined {
  const says = headers.get("X-Airplane-Retryable");
  return says === "true" || (says === "false" ? false : undefined);
}

/** What to do about the one code that is known. */
export const advise = (code: unknown): string | undefined =>
  code === MUST_BE_REQUESTED
    ? "this task can only be requested, and this start ran nothing; the vendor's own SDK goes on with GET /tasks/getTaskReviewers and POST /requests/create, and reads GET /requests/get until somebody has approved or rejected the request, as tasks.start(input, { request: { reason } }) does"
    : undefined;
