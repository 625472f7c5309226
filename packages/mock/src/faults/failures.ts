import { matchRoute } from "../description/find-operation.ts";
import { type Answer, type MockRequest, type RawAnswer, send } from "../http/message.ts";

/** What goes wrong with a request. */
export interface Failure {
  /**
   * `reset`: the connection is reset; `stall`: no answer ever comes; `cut`: the scenario acts and its answer breaks off;
   * a number: that status, in the vendor's error shape; or any other answer.
   */
  readonly how: "reset" | "stall" | "cut" | number | Answer;
  /** Whether the scenario acts on the request all the same; by default it does not. */
  readonly after?: boolean;
  /** How many requests it goes wrong with, 1 by default. */
  readonly times?: number;
}

export interface Failures {
  /** Lets the next requests for a route fail; `on` is a method and a path, or a path's template. */
  add(on: string, failure: Failure): void;
  /** What is to go wrong with this request, counted as done. */
  take(request: MockRequest): Failure | undefined;
}

/** The failures to come, at a server with these routes; those for one route happen in the order they were added. */
export function createFailures(routes: readonly string[]): Failures {
  const planned: { on: string; failure: Failure; left: number }[] = [];
  return {
    add(on, failure) {
      const [method = "", path = ""] = on.split(" ");
      if (!routes.some((route) => matchRoute(route, method, path))) {
        throw new Error(`no route "${on}" in this scenario: choose ${routes.join(", ")}`);
      }
      planned.push({ on, failure, left: failure.times ?? 1 });
    },
    take({ method, path }) {
      const next = planned.find((each) => each.left > 0 && matchRoute(each.on, method, path));
      if (next) next.left -= 1;
      return next?.failure;
    },
  };
}

/** The failing answer to a request on which `act` acts. */
export function failing(
  { how, after = false }: Failure,
  act: () => Answer | RawAnswer,
  error: (status: number) => Answer,
): Answer | RawAnswer {
  if (how === "cut") return cut(act());
  if (after) act();
  if (how === "reset") return (response) => void response.socket?.resetAndDestroy();
  if (how === "stall") return () => undefined;
  return typeof how === "number" ? error(how) : how;
}

/** Everything but the last piece of an answer: of an ordinary one the headers, of a stream all its events but the end. */
const cut =
  (answer: Answer | RawAnswer): RawAnswer =>
  (response) => {
    response.end = () => {
      response.flushHeaders();
      response.socket?.destroySoon();
      return response;
    };
    send(response, answer);
  };
