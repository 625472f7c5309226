import { isChunks, type WorldAnswer } from "../../../src/vendors/hoop/world/http/message.ts";
import { showsEarlier } from "./before.ts";
import { compare } from "./compare.ts";
import type { Pairs } from "./pairs.ts";
import type { Exchange, Recording } from "./recording.ts";
import { isSameText } from "./same-text.ts";
import { compareShapes } from "./shape.ts";

/** What came of a request: an answer, with the chunks that were read of it, or none. */
export interface Played {
  readonly answer?: WorldAnswer;
  readonly chunks?: readonly (readonly [at: number, text: string])[];
  /** The ms until the answer was whole. */
  readonly took?: number;
  readonly lost?: string;
}

/** Every way in which an answer is not the recorded one. */
export function compareExchange(
  recording: Recording,
  exchange: Exchange,
  played: Played,
  pairs: Pairs,
): readonly string[] {
  const { answer, lost } = played;
  if (!answer || exchange.connection) return texts("the connection", exchange.connection, lost, pairs);
  const type = answer.headers["content-type"];
  return [
    ...(exchange.status === answer.status
      ? []
      : [`status was ${exchange.status}, is ${answer.status}: ${answer.body}`]),
    ...texts("the type", exchange.type, type, pairs),
    ...texts("the disposition", exchange.disposition, answer.headers["content-disposition"], pairs),
    ...(Boolean(exchange.tokenHeader) === "token" in answer.headers ? [] : ["the Token header is not as it was"]),
    ...duration("the answer", exchange.took, played.took),
    ...compareBody(recording, exchange, played, pairs),
  ];
}

function compareBody(
  recording: Recording,
  exchange: Exchange,
  { answer, chunks }: Played,
  pairs: Pairs,
): readonly string[] {
  if (exchange.chunks) {
    const recorded = exchange.chunks.map(([, text]) => text);
    const played = chunks?.map(([, text]) => text);
    const late = exchange.chunks.flatMap(([at], index) => duration(`chunk ${index}`, at, chunks?.[index]?.[0]));
    return [...compare(recorded, played, strict(pairs)).map((what) => `chunk ${what}`), ...late];
  }
  const body = answer?.body;
  if (body === undefined || isChunks(body)) return exchange.answer === undefined ? [] : ["there is no body"];
  if (exchange.answer !== undefined) return compareJson(recording, exchange, String(body), pairs);
  const recorded = exchange.base64 ?? exchange.text ?? "";
  return texts("the text", recorded, Buffer.from(body).toString(exchange.base64 ? "base64" : "utf8"), pairs);
}

function compareJson(recording: Recording, exchange: Exchange, body: string, pairs: Pairs): readonly string[] {
  const played = JSON.parse(body);
  if (exchange.earlier) return compareShapes(exchange.answer, played);
  return [
    ...compare(exchange.answer, played, {
      pairs,
      free: new Set(exchange.racy ? ["event_stream"] : []),
      isCut: recording.name === "answers" || exchange.shortened !== undefined,
      hasEarlier: showsEarlier(recording, exchange.path ?? ""),
    }),
    ...compareLength(exchange, played),
  ];
}

/** A list that was cut had so many entries. */
function compareLength(
  { shortened }: Exchange,
  played: { readonly data?: readonly unknown[] } | null,
): readonly string[] {
  const length = played?.data?.length;
  return shortened === undefined || shortened === length ? [] : [`.data had ${shortened} entries, has ${length}`];
}

/** A machine's own pace; what the gateway waits for on purpose is longer. */
const PACE_MS = 500;

function duration(what: string, recorded = 0, played = 0): readonly string[] {
  return Math.abs(recorded - played) < PACE_MS ? [] : [`${what} took ${recorded} ms, takes ${played}`];
}

const strict = (pairs: Pairs) => ({ pairs, free: new Set<string>(), isCut: false, hasEarlier: false });

function texts(what: string, recorded = "", played = "", pairs: Pairs): readonly string[] {
  return isSameText(recorded, played, pairs)
    ? []
    : [`${what} was ${JSON.stringify(recorded)}, is ${JSON.stringify(played)}`];
}
