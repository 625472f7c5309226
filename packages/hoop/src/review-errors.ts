import { ApiError, type Layer } from "@x/core";
import { NO_REVIEW } from "./gateway-texts.ts";

/** The gateway says with a 500 that there is no such review, which no retry would change. */
export const noSuchReview: Layer = (next) => async (request, call) => {
  const response = await next(request, call);
  const { operation } = call;
  if (response.status !== 500 || !operation.startsWith("reviews.")) return response;
  const text = await response.clone().text();
  if (!NO_REVIEW.test(text)) return response;
  const [, kind, id] = /\/(session|review)s\/([^/]+)/.exec(new URL(request.url).pathname) ?? [];
  const message = `there is no review ${kind === "session" ? "of session " : ""}${id} that can be decided so (500: ${text})`;
  const { status, headers } = response;
  throw new ApiError(message, { operation, acted: "no", status, body: parsed(text), headers });
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
