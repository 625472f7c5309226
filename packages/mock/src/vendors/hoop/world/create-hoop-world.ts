import { type Clock, wallClock } from "./clock/clock.ts";
import { type Control, createControl } from "./control.ts";
import { createState } from "./create-state.ts";
import { json, Refusal, refused, text } from "./http/answers.ts";
import { ConnectionLost, type WorldAnswer, type WorldRequest } from "./http/message.ts";
import { listAudit, writeAudit } from "./logs/audit.ts";
import { serverLogRoutes } from "./logs/server-log.ts";
import type { WorldFile } from "./parse/world-file.ts";
import { authenticate } from "./people/credentials.ts";
import { keyRoutes } from "./people/key-routes.ts";
import { logIn } from "./people/login.ts";
import { userRoutes } from "./people/user-routes.ts";
import { openResourceRoutes, resourceRoutes } from "./resources/routes.ts";
import { type Answering, type Call, findRoute, type Routes } from "./routing/routes.ts";
import { runbookRoutes } from "./runbooks/routes.ts";
import { openSessionRoutes, sessionRoutes } from "./sessions/routes.ts";
import type { Session } from "./types/session.ts";

export interface HoopWorldOptions {
  /** Where its time comes from; this machine's by default. */
  readonly clock?: Clock;
  /** Where it is reached, as its links have it; asked anew for each link. */
  readonly url?: () => string;
}

/** A session as a test looks at it, which is no read. */
export interface SeenSession {
  readonly id: string;
  readonly script: string;
  readonly status: Session["status"];
  /** How often its script was really begun. */
  readonly executions: number;
}

/** A gateway with a world behind it, as a test sees it. */
export interface HoopWorld extends Control {
  /** The sessions so far, in the order they were started. */
  readonly sessions: readonly SeenSession[];
  /** Whether there is a route for a request; what has none is answered as an unknown path. */
  knows(method: string, path: string): boolean;
  /** Answers a request below `/api`; rejects with `ConnectionLost` where the gateway is not there, or goes. */
  answer(request: WorldRequest): Promise<WorldAnswer>;
}

/** What needs nobody to ask: a link, a probe, the login itself. */
const open: Routes = {
  ...openSessionRoutes,
  ...openResourceRoutes,
  "POST /localauth/login": ({ world, request }) => logIn(world.people, request),
};

const routes: Routes = {
  ...sessionRoutes,
  ...runbookRoutes,
  ...resourceRoutes,
  ...userRoutes,
  ...keyRoutes("api-keys", "APIKeyCreateRequest"),
  ...keyRoutes("ai-agents", "AIAgentCreateRequest"),
  ...serverLogRoutes,
  "GET /audit/logs": listAudit,
};

export function createHoopWorld(
  file: WorldFile,
  { clock = wallClock, url = () => "http://127.0.0.1:8009" }: HoopWorldOptions = {},
): HoopWorld {
  const world = createState(file, clock, url);

  const respond = async (request: WorldRequest): Promise<WorldAnswer> => {
    const { method, path } = request;
    const query = new URLSearchParams(request.query);
    const opened = findRoute(open, method, path);
    if (opened) return opened.answer({ world, caller: nobody, params: opened.params, query, request });
    const found = findRoute(routes, method, path);
    if (!found) return text(404, "404 page not found", "text/plain");
    const call = { world, caller: authenticate(world.people, request), params: found.params, query, request };
    return audited(found.answer, call);
  };

  return {
    ...createControl(world),
    get sessions() {
      return world.sessions.map(({ id, script, status, executions }) => ({ id, script, status, executions }));
    },
    knows: (method, path) => [open, routes].some((each) => findRoute(each, method, path)),
    async answer(request) {
      if (!world.gateway.isUp) throw new ConnectionLost("ECONNREFUSED");
      try {
        return await respond(request);
      } catch (error) {
        if (error instanceof Refusal) return refused(error);
        if (error instanceof ConnectionLost) throw error;
        return json(500, { message: `this mock failed: ${error}` });
      }
    },
  };
}

const nobody = { id: "", name: "", email: "", groups: [], kind: "user" } as const;

async function audited(answer: Answering, call: Call): Promise<WorldAnswer> {
  try {
    const given = await answer(call);
    writeAudit(call, given.status, "");
    return given;
  } catch (error) {
    if (error instanceof Refusal) writeAudit(call, error.status, error.message);
    throw error;
  }
}
