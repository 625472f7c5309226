import { type Document, operationsOf } from "../description/document.ts";
import { json, jsonOrText, type MockRequest } from "../http/message.ts";
import type { Mock } from "../server/mock.ts";
import { createWorld, type World } from "../server/world.ts";
import type { WorldOptions } from "../server/world-options.ts";
import type { VendorMock } from "../states/vendor-mock.ts";
import { responseOf } from "./response-of.ts";

/** A mock without a server, for where there is none: a browser, a worker. */
export interface MockFetch extends Pick<Mock, "requests" | "runs" | "fail" | "reset"> {
  /** Answers what is sent to any address as the vendor would. */
  readonly fetch: (url: string, init: RequestToMock) => Promise<Response>;
}

/** What is read of a request. */
export interface RequestToMock {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal: AbortSignal;
}

/** What stands behind it: a vendor, and as much of its description as is asked for. */
export interface Behind {
  readonly name: string;
  readonly vendor: VendorMock;
  readonly document: Document;
}

/**
 * The same scenarios and faults as a server's. Routes, credentials and query keys are checked, bodies are not: the
 * validator compiles schemas to code, which pages with a policy do not run. What has no state is answered 500.
 */
export function createMockFetch({ name, vendor, document }: Behind, options: WorldOptions = {}): MockFetch {
  const none = () => Promise.reject(new Error("only what has state is answered without a server"));
  const home = {
    ...{ name, vendor, document, operations: operationsOf(document) },
    ...{ validate: () => [], prism: none, remember: none, closePrism: async () => undefined },
  };
  const world = createWorld(home, 1, { ...options, create: undefined, url: () => "" });
  return {
    requests: world.requests,
    get runs() {
      return world.runs;
    },
    fail: (on, fault) => void world.addFault({ on, ...fault }),
    reset: world.reset,
    fetch: (url, init) => answer(world, requestOf(url, init), init.signal),
  };
}

async function answer(world: World, request: MockRequest, signal: AbortSignal): Promise<Response> {
  signal.throwIfAborted();
  const answered = await world
    .respond(request)
    .catch((error: unknown) => json(500, { title: "The mock failed", status: 500, detail: String(error) }));
  return responseOf(answered, signal);
}

function requestOf(url: string, { method, headers, body }: RequestToMock): MockRequest {
  const { pathname, searchParams } = new URL(url);
  const text = typeof body === "string" ? body : "";
  return {
    ...{ method, path: pathname, query: searchParams, text },
    headers: Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value])),
    body: text === "" ? undefined : jsonOrText(text),
  };
}
