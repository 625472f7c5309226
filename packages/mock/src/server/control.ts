import type { Failure } from "../faults/failures.ts";
import { type Answer, json, type MockRequest } from "../http/message.ts";
import type { ScenarioServer } from "./scenario-server.ts";

/** Whether a request is for the mock itself, not for the vendor. */
export const isControl = ({ path }: Pick<MockRequest, "path">): boolean =>
  path === "/_mock" || path.startsWith("/_mock/");

/** A scenario server's own routes, for a test in another process: `GET /_mock` tells, `POST /_mock/failures` fails. */
export function control({ method, path, body }: MockRequest, server: ScenarioServer): Answer {
  const { starts, executions, runs, requests } = server;
  if (method === "GET" && path === "/_mock") {
    return json(200, { starts, executions, runs, requests: requests.map(seen) });
  }
  if (method !== "POST" || path !== "/_mock/failures") return json(404, { message: "the mock has no such route" });
  try {
    const { on, ...failure } = body as Failure & { readonly on: string };
    server.fail(on, failure);
    return { status: 204 };
  } catch (error) {
    return json(400, { message: String(error) });
  }
}

const seen = ({ method, path, query, headers, body }: MockRequest) => ({
  method,
  path,
  query: Object.fromEntries(query),
  headers,
  body,
});
