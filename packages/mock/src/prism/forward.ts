import { type IncomingHttpHeaders, request as send } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Answer, MockRequest } from "../http/message.ts";

/** The answer of another server to a request; it must be one that may be asked twice. */
export function forward(request: MockRequest, prismUrl: string): Promise<Answer> {
  const { method, path, query, headers, text } = request;
  const url = `${prismUrl}${path}${query.size > 0 ? `?${query}` : ""}`;
  return new Promise((done, failed) => {
    const outgoing = send(url, { method, headers }, (incoming) => {
      buffer(incoming).then(
        (body) => done({ status: incoming.statusCode ?? 500, headers: endToEnd(incoming.headers), body }),
        failed,
      );
    });
    // A connection that is kept may be closed as it is taken up again; Prism remembers nothing, so all may be asked twice.
    outgoing.on("error", (error: NodeJS.ErrnoException) =>
      outgoing.reusedSocket && error.code === "ECONNRESET"
        ? forward(request, prismUrl).then(done, failed)
        : failed(error),
    );
    outgoing.end(text);
  });
}

/** What an answer says of itself, without what it says of its connection. */
const endToEnd = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(
    Object.entries(headers).filter(
      (header): header is [string, string] =>
        typeof header[1] === "string" && !["connection", "keep-alive", "transfer-encoding"].includes(header[0]),
    ),
  );
