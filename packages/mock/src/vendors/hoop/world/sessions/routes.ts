import { Refusal } from "../http/answers.ts";
import type { Answering, Routes } from "../routing/routes.ts";
import { download, downloadInput } from "./download/links.ts";
import { resultStream } from "./download/result-stream.ts";
import { findSession } from "./find-session.ts";
import { kill } from "./kill/kill.ts";
import { listSessions } from "./list/list-sessions.ts";
import { liveStream } from "./live/live-stream.ts";
import { getSession } from "./record/get-session.ts";
import { updateMetadata } from "./record/metadata.ts";
import { reviewRoutes } from "./review/routes.ts";
import { exec } from "./start/exec.ts";
import { provision } from "./start/provision.ts";
import { startSession } from "./start/start-session.ts";

/** No session of a model is a recorded desktop (`answers`). */
const notRdp: Answering = ({ world, params }) => {
  findSession(world, params.id);
  throw new Refusal(400, "session is not an RDP recording");
};

export const sessionRoutes: Routes = {
  "GET /sessions": listSessions,
  "POST /sessions": startSession,
  "POST /sessions/provision": provision,
  "GET /sessions/{id}": getSession,
  "POST /sessions/{id}/exec": exec,
  "POST /sessions/{id}/kill": kill,
  "PATCH /sessions/{id}/metadata": updateMetadata,
  "GET /sessions/{id}/result/stream": resultStream,
  "GET /sessions/{id}/stream": liveStream,
  "GET /sessions/{id}/rdp-detections": notRdp,
  "GET /sessions/{id}/rdp-frames": notRdp,
  "POST /sessions/{id}/rdp-detections/retry": notRdp,
  "GET /plugins/audit/sessions": listSessions,
  "GET /plugins/audit/sessions/{id}": getSession,
  ...reviewRoutes,
};

/** A link is its own credential. */
export const openSessionRoutes: Routes = {
  "GET /sessions/{id}/download": download,
  "GET /sessions/{id}/download/input": downloadInput,
};
