import { type IncomingHttpHeaders, request as send } from "node:http";
import { buffer } from "node:stream/consumers";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import type { Document, Schema } from "../description/document.ts";
import type { Answer, MockRequest } from "../http/message.ts";

/** Answers requests by the document, from an instance of Prism of its own. */
export interface Prism {
  respond(request: MockRequest): Promise<Answer>;
  close(): Promise<void>;
}

/** Prism over the document, at an address of its own on this machine. */
export async function startPrismAlone(document: Document): Promise<Prism> {
  const prism = await createPrism(document);
  const url = await prism.listen(0, "127.0.0.1");
  return { respond: (request) => forward(request, url), close: () => prism.close() };
}

async function createPrism(document: Document) {
  // Prism follows references by changing the document it is given, so it gets a copy.
  const operations = await getHttpOperationsFromSpec(JSON.parse(JSON.stringify(document), withExample));
  return createServer(operations, {
    cors: false,
    components: { logger: silent as never },
    config: {
      isProxy: false,
      validateRequest: true,
      validateResponse: true,
      checkSecurity: true,
      errors: true,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
  });
}

/** Prism makes up values for this format that it then refuses itself. */
function withExample(_key: string, value: Schema | null): unknown {
  return value?.type === "string" && value.format === "byte" ? { example: "dGV4dA==", ...value } : value;
}

/** As much of a pino logger as Prism calls. */
const silent: Record<string, unknown> = {
  ...Object.fromEntries(
    ["fatal", "error", "warn", "info", "debug", "trace", "success"].map((level) => [level, () => undefined]),
  ),
  child: () => silent,
};

function forward({ method, path, query, headers, text }: MockRequest, prismUrl: string): Promise<Answer> {
  const url = `${prismUrl}${path}${query.size > 0 ? `?${query}` : ""}`;
  return new Promise((done, failed) => {
    const outgoing = send(url, { method, headers }, (incoming) => {
      buffer(incoming).then(
        (body) => done({ status: incoming.statusCode ?? 500, headers: endToEnd(incoming.headers), body }),
        failed,
      );
    });
    outgoing.on("error", failed);
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
