import { expect, test } from "vitest";
import { isInputHeader } from "../../src/description/input-headers.ts";

test.each(["X-Env", "If-None-Match", "Prefer", "Content-Language", "Idempotency-Key"])(
  "%s is a caller's to give",
  (name) => {
    expect(isInputHeader(name)).toBe(true);
  },
);

test.each(["Accept", "authorization", "Content-Type", "Accept-Encoding", "content-length", "Sec-Fetch-Mode", "Host"])(
  "%s is set by what sends the request",
  (name) => {
    expect(isInputHeader(name)).toBe(false);
  },
);
