import type { Clock } from "../../clock/clock.ts";
import { eventStream, Refusal } from "../../http/answers.ts";
import type { Chunks } from "../../http/message.ts";
import type { Answering } from "../../http/routes.ts";
import { goTime } from "../../state/times.ts";
import { findSession, seesOutput } from "../find-session.ts";
import type { Event, Session } from "../session.ts";

const KEEP_ALIVE_MS = 30_000;

/** What a session puts out from now on, as server-sent events. */
export const liveStream: Answering = ({ world, caller, params }) => {
  const session = findSession(world, params.id);
  if (!seesOutput(session, caller)) throw new Refusal(403, "unauthorized");
  return eventStream(follow(session, world.clock));
};

const follow = (session: Session, clock: Clock): Chunks => ({
  read(chunk, end) {
    const finish = () => {
      leave();
      chunk("event: session_end\ndata: {}\n\n");
      end();
    };
    const follower = { event: (event: Event) => chunk(eventText(event)), end: finish };
    let stopKeepAlive = () => {};
    const keepAlive = () => {
      stopKeepAlive = clock.after(KEEP_ALIVE_MS, () => {
        chunk(": keepalive\n\n");
        keepAlive();
      });
    };
    const leave = () => {
      stopKeepAlive();
      session.followers.delete(follower);
    };
    if (session.status === "done") {
      finish();
      return leave;
    }
    session.followers.add(follower);
    chunk(": connected\n\n");
    keepAlive();
    return leave;
  },
});

function eventText({ at, type, bytes }: Event): string {
  const payload = Buffer.from(bytes).toString("base64");
  return `event: event\ndata: ${JSON.stringify({ time: goTime(at), type, payload })}\n\n`;
}
