import type { ServerResponse } from "node:http";
import { json, type RawAnswer, send } from "../../http/message.ts";
import type { Clock } from "../../states/timeline.ts";
import { base64 } from "./output.ts";
import { execRecord } from "./records.ts";
import { ended, running } from "./scenarios.ts";
import { printed, type Session, time } from "./session.ts";

/** Server-sent events of what a session prints from now on, to its end. Where no clock moves the session, this does. */
export const follow =
  (session: Session, clock: Clock): RawAnswer =>
  (response) => {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
    const isDone = () => session.timeline.state.status === "done";
    const end = () => response.end("event: session_end\ndata: {}\n\n");
    if (isDone()) return void end();
    response.write(": connected\n\n");
    let sent = printed(session).length;
    whileOpen(response, () => {
      session.timeline.poll();
      const chunks = printed(session);
      for (const { at, text } of chunks.slice(sent)) {
        const data = { time: time(clock.now()), type: "o", payload: base64(text), elapsed: at };
        response.write(`event: event\ndata: ${JSON.stringify(data)}\n\n`);
      }
      sent = chunks.length;
      if (isDone()) end();
    });
  };

/** A call that waits for the session's end as long as the gateway holds the line. Where no clock does, it moves the session. */
export const hold =
  (session: Session, clock: Clock): RawAnswer =>
  (response) =>
    whileOpen(response, () => {
      session.timeline.poll();
      const { status, exitCode } = session.timeline.state;
      if (status !== "done" && clock.now() < session.heldUntil) return;
      const outcome = status === "done" ? ended(exitCode ?? -2) : running;
      send(response, json(outcome.httpStatus, execRecord(session, outcome)));
    });

/** Calls `tick` again and again until the answer is over, or the client gone. */
function whileOpen(response: ServerResponse, tick: () => void): void {
  const timer = setInterval(() => {
    tick();
    if (response.writableEnded) clearInterval(timer);
  }, 10);
  response.once("close", () => clearInterval(timer));
}
