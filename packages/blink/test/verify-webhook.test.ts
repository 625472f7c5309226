import { createHmac } from "node:crypto";
import { RefusedError } from "@x/core";
import { describe, expect, test } from "vitest";
import { type SignedRequest, verifyWebhook } from "../src/index.ts";

const key = "wh-7f1c";
const url = "https://acme.app.blinkops.com/webhooks/alerts?source=web-7&level=high";
const now = 1_767_605_400_000;

/** The header as a sender makes it, over the bytes it sends. */
function sign(body: string | Uint8Array, timestamp: number | string = now, wholeUrl = url): string {
  const digest = createHmac("sha256", key).update(`${timestamp}.${wholeUrl}.`).update(body).digest("hex");
  return `ts=${timestamp};sig1=${digest}`;
}

const body = '{"host": "web-7", "message": "disk größer 90 %"}';
const request: SignedRequest = { url, body, signature: sign(body), key, now };

describe("accepts", () => {
  test.for([
    ["the text of a body", {}],
    ["the bytes of a body", { body: new TextEncoder().encode(body) }],
    ["a part of a larger buffer", { body: Buffer.from(`--${body}--`).subarray(2, -2) }],
    ["bytes that are no text", { body: Uint8Array.of(0xff, 0, 0xfe), signature: sign(Uint8Array.of(0xff, 0, 0xfe)) }],
    ["an empty body", { body: "", signature: sign("") }],
    ["upper-case digits", { signature: sign(body).replace(/[\da-f]{64}/, (digits) => digits.toUpperCase()) }],
    ["seconds", { signature: sign(body, now / 1000) }],
    ["the oldest it tolerates", { now: now + 300_000 }],
    ["the most it tolerates ahead of time", { now: now - 300_000 }],
    ["more, where told to", { now: now + 3_600_000, toleranceMs: 3_600_000 }],
  ] as const)("%s", async ([, change]) => {
    expect(await verifyWebhook({ ...request, ...change })).toEqual({ ok: true, signedAt: new Date(now) });
  });
});

describe("refuses", () => {
  const digest = "0".repeat(64);
  const malformed = [
    "",
    "ts=",
    digest,
    `sig1=${digest};ts=${now}`,
    `ts=${now};sig1=${digest};`,
    `ts=${now}; sig1=${digest}`,
    `ts=${now};sig1=${digest.slice(1)}`,
    `ts=${now};sig1=${digest}00`,
    `ts=${now};sig1=${digest.slice(1)}g`,
    `ts=${now};sig2=${digest}`,
    `TS=${now};sig1=${digest}`,
    `ts=-${now};sig1=${digest}`,
    `ts=1e12;sig1=${digest}`,
    `ts=${"9".repeat(16)};sig1=${digest}`,
    `${sign(body)}, ${sign(body)}`,
    `${sign(body)}\n`,
  ];

  test.for(malformed)("the malformed header %j", async (signature) => {
    expect(await verifyWebhook({ ...request, signature })).toEqual({ ok: false, reason: "malformed" });
  });

  test.for([null, undefined])("the missing header %j", async (signature) => {
    expect(await verifyWebhook({ ...request, signature })).toEqual({ ok: false, reason: "missing" });
  });

  test.for([
    ["another body", { body: JSON.stringify(JSON.parse(body)) }],
    ["another address", { url: "https://acme.app.blinkops.com/webhooks/alerts?level=high&source=web-7" }],
    ["another key", { key: "wh-7f1d" }],
    ["another timestamp", { signature: sign(body).replace(String(now), String(now + 1)) }],
    ["a digest of nothing", { signature: `ts=${now};sig1=${digest}` }],
    ["another digest on a timestamp of long ago", { signature: `ts=1;sig1=${digest}` }],
  ] as const)("%s", async ([, change]) => {
    expect(await verifyWebhook({ ...request, ...change })).toEqual({ ok: false, reason: "signature" });
  });

  test.for([
    ["signed too long ago", { now: now + 300_001 }],
    ["signed ahead of time", { now: now - 300_001 }],
    ["signed longer ago than told to accept", { now: now + 2, toleranceMs: 1 }],
    ["with a tolerance that is no number", { toleranceMs: Number.NaN }],
    ["signed in the first year of the epoch, in seconds", { signature: sign(body, 1) }],
  ] as const)("what is %s", async ([, change]) => {
    expect(await verifyWebhook({ ...request, ...change })).toEqual({ ok: false, reason: "timestamp" });
  });

  test("to go by an empty key, without quoting anything", async () => {
    const refused = verifyWebhook({ ...request, key: "" });

    await expect(refused).rejects.toThrow(RefusedError);
    await expect(refused).rejects.toThrow(/^verifyWebhook: the key is empty$/);
  });
});

test("the clock is the machine's by default", async () => {
  const { now: _, ...atAnyTime } = request;

  expect(await verifyWebhook({ ...atAnyTime, signature: sign(body, Date.now()) })).toMatchObject({ ok: true });
  expect(await verifyWebhook(atAnyTime)).toMatchObject({ reason: "timestamp" });
});

test("refuses an option that does not exist", async () => {
  await expect(verifyWebhook({ ...request, ...{ tolerance: 5 } })).rejects.toThrow(
    "verifyWebhook: unknown option `tolerance`; did you mean `toleranceMs`?",
  );
});
