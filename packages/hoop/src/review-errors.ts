import { ApiError, type Layer } from "@x/core";
import { NO_REVIEW } from "./gateway-texts.ts";

/** The gateway says with a 500 that there is no such review, which no retry would change. */
export const noSuchReview: Layer = (next) => async (request, call) => {
  const response = await next(request, call);
  const { status, headers } = response;
  if (status !== 500) return response;
  const body = await response.clone().text();
  if (!NO_REVIEW.test(body)) return response;
  const message = `there is no such review: ${request.method} ${new URL(request.url).pathname} (500: ${body})`;
  throw new ApiError(message, { operation: call.operation, acted: "no", status, headers, body });
};
