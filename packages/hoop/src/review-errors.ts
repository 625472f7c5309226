import { ApiError, type Layer } from "@x/core";
import { NO_REVIEW } from "./gateway-texts.ts";

/** The gateway says with a 500 that there is no such review, which no retry would change. */
export const noSuchReview: Layer = (next) => async (request, call) => {
  const response = await next(request, call);
  const { operation } = call;
  const { status, headers } = response;
  if (status !== 500 || !operation.startsWith("reviews.")) return response;
  const body = await response
    .clone()
    .json()
    .catch(() => ({}));
  if (!NO_REVIEW.test(body.message)) return response;
  const [, id] = /s\/([^/]+)(\/review)?$/.exec(request.url) ?? [];
  const message = `there is no such review: ${id} (500: ${body.message})`;
  throw new ApiError(message, { operation, acted: "no", status, body, headers });
};
