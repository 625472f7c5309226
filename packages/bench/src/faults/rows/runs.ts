import { gzipSync } from "node:zlib";
import type { Reaction } from "../../../../mock/src/faults/fault-server.ts";
import { answer, answerJson } from "../../../../mock/src/faults/reactions.ts";
import type { Group } from "../fault.ts";
import { countItems, readSlowly, readText, STREAM_DEADLINE_MS, waitForRun } from "../long-scenarios.ts";
import { answerFailure } from "../reactions.ts";
import { harmless } from "../step.ts";

const OUTAGE_MS = 60_000;
const ITEMS = 350;
const LARGEST_PAGE = 100;
const EVENT_EVERY_MS = 20;

const read = { acted: "no", why: "Reading changes nothing.", effectless: true } as const;
const output = Array.from({ length: 2000 }, (_, row) => `row ${row} ${(row * 7919) % 10_007}\n`).join("");

/** Pages of at most 100 items, whatever is asked for, in the words of our test API, of openai and of octokit. */
const cappedPage: Reaction = (exchange) => {
  const { path, headers } = exchange.request;
  const query = new URL(path, "http://bench.test").searchParams;
  const from = Number(query.get("after") ?? (Number(query.get("page") ?? 1) - 1) * LARGEST_PAGE);
  const to = Math.min(from + LARGEST_PAGE, ITEMS);
  const data = Array.from({ length: to - from }, (_, index) => ({ id: String(from + index + 1) }));
  const hasMore = to < ITEMS;
  const link = `<http://${headers.get("host")}/runs?after=${to}>; rel="next"`;
  answerJson({ object: "list", data, has_more: hasMore, total: ITEMS }, 200, hasMore ? { link } : {})(exchange);
};

/** A run whose vendor is out of order for a minute; then it has ended. */
const outage = () => {
  let began: number | undefined;
  return harmless((exchange) => {
    began ??= performance.now();
    const ms = performance.now() - began;
    if (ms === 0) return answerJson({ id: "r1", status: "in_progress" })(exchange);
    if (ms < OUTAGE_MS) return answerFailure(503)(exchange);
    return answerJson({ id: "r1", status: "completed" })(exchange);
  });
};

/** Events without an end. */
const events: Reaction = ({ socket }) => {
  socket.write("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n");
  const timer = setInterval(() => socket.write(`data: {"id":"r1"}\n\n`), EVENT_EVERY_MS);
  socket.once("close", () => clearInterval(timer));
};

/** Text; in gzip, which breaks off, for whoever asks for gzip. */
const cutText: Reaction = (exchange) => {
  const zips = /gzip/.test(exchange.request.headers.get("accept-encoding") ?? "");
  const zipped = gzipSync(output);
  const half = zipped.subarray(0, zipped.length / 2);
  const type = { "content-type": "text/plain" };
  answer(200, zips ? { ...type, "content-encoding": "gzip" } : type, zips ? half : output)(exchange);
};

export const runs: Group = {
  title: "Runs, lists, streams and output",
  faults: [
    {
      ...{ id: "capped", title: "350 items, page size capped by the server", ...read },
      ...{ scenario: countItems(ITEMS), script: () => [harmless(cappedPage)] },
    },
    {
      ...{ id: "outage", title: "an outage of 60 s in a wait", ...read },
      ...{ scenario: waitForRun, limitMs: OUTAGE_MS + 40_000, script: () => [outage()] },
    },
    {
      ...{ id: "slow-reader", title: `a stream read slowly, ${STREAM_DEADLINE_MS} ms allowed`, ...read },
      ...{ scenario: readSlowly, script: () => [harmless(events)] },
    },
    {
      ...{ id: "cut-text", title: "text that breaks off in gzip", ...read },
      ...{ scenario: readText, truth: (data) => data === output, script: () => [harmless(cutText)] },
    },
  ],
};
