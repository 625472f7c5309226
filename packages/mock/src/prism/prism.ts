import type { Document, Operation, Schema } from "../description/document.ts";
import { fits } from "../description/media.ts";
import { valueSampler } from "../description/sample.ts";
import type { Answer, MockRequest } from "../http/message.ts";
import { wantedStatus } from "../http/prefer.ts";
import { createServer, getHttpOperationsFromSpec } from "./engine.ts";
import { forward } from "./forward.ts";
import { withExamples, withReferences } from "./with-examples.ts";

type IHttpOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** Answers requests by the document, from an instance of Prism of its own. */
export interface Prism {
  respond(request: MockRequest, operation: Operation): Promise<Answer>;
  close(): Promise<void>;
}

/** An answer's value as one after which there is no other page, where the operation's have pages. */
export type LastPage = (value: unknown, operation: Operation, schema: Schema) => unknown;

/** Prism over the document, at an address of its own on this machine; it knows an operation once it is asked for. */
export async function startPrismAlone(document: Document, lastPage: LastPage = (value) => value): Promise<Prism> {
  const known: IHttpOperation[] = [];
  const asked = new Map<Operation, { readonly path: string; readonly learning: Promise<void> }>();
  const sampleOf = valueSampler(document, "answers");
  const sampleFor = (operation: Operation) => (schema: Schema) => lastPage(sampleOf(schema), operation, schema);
  const learn = async (operation: Operation, path: string) =>
    void known.push(
      ...(await getHttpOperationsFromSpec(withExamples(document, operation, sampleFor(operation), path))),
    );
  const prism = createPrism(known);
  const url = await prism.listen(0, "127.0.0.1");
  return {
    async respond(request, operation) {
      const path = `/${asked.size}`;
      const known = asked.get(operation) ?? { path, learning: learn(operation, path) };
      asked.set(operation, known);
      await known.learning;
      const asksFor = isAccepted(request, operation) ? request : withoutAccept(request);
      const answer = await forward({ ...asksFor, path: known.path, query: new URLSearchParams() }, url);
      return located(withReferences(answer));
    },
    close: () => prism.close(),
  };
}

function createPrism(operations: IHttpOperation[]) {
  return createServer(operations, {
    cors: false,
    components: { logger: silent as never },
    config: {
      isProxy: false,
      validateRequest: false,
      validateResponse: false,
      checkSecurity: false,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
  });
}

/** What a client would rather have it has for answers; an error comes as it is, and a success in the types that it has. */
function isAccepted({ headers }: MockRequest, { responses }: Operation): boolean {
  const status = wantedStatus(String(headers.prefer ?? ""));
  const { accept } = headers;
  if (status === undefined || accept === undefined) return true;
  const types = Object.keys(responses[status]?.content ?? {});
  return status < "400" && accept.split(",").some((range) => types.some((type) => fits(range, type)));
}

/** A redirect leads somewhere, also where the description does not say so. */
const located = (answer: Answer): Answer =>
  /^30[12378]$/.test(String(answer.status))
    ? { ...answer, headers: { location: "https://example.com/elsewhere", ...answer.headers } }
    : answer;

function withoutAccept(request: MockRequest): MockRequest {
  const { accept: _, ...headers } = request.headers;
  return { ...request, headers };
}

/** As much of a pino logger as Prism calls. */
const silent: Record<string, unknown> = {
  ...Object.fromEntries(
    ["fatal", "error", "warn", "info", "debug", "trace", "success"].map((level) => [level, () => undefined]),
  ),
  child: () => silent,
};
