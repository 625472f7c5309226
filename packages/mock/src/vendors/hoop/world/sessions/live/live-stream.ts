import type { Clock } from "../../clock/clock.ts";
import { eventStream, Refusal } from "../../http/answers.ts";
import type { ChunkReader, Chunks } from "../../http/message.ts";
import type { Answering } from "../../routing/routes.ts";
import { goTime } from "../../state/times.ts";
import type { Event, Session } from "../../types/session.ts";
import { findSession, seesOutput } from "../find-session.ts";

/** What a session puts out from now on, as server-sent events. */
export const liveStream: Answering = ({ world, caller, params }) => {
  const session = findSession(world, params.id);
  if (!seesOutput(session, caller)) throw new Refusal(403, "unauthorized");
  return eventStream(follow(session, world.clock));
};

const follow = (session: Session, clock: Clock): Chunks => ({
  read(reader) {
    if (session.status === "done") {
      finish(reader);
      return () => {};
    }
    reader.chunk(": connected\n\n");
    const stopKeepAlive = keepAlive(reader, clock);
    const leave = () => {
      stopKeepAlive();
      session.followers.delete(follower);
    };
    const follower = {
      event: (event: Event) => reader.chunk(eventText(event)),
      end() {
        leave();
        finish(reader);
      },
      reset() {
        leave();
        reader.reset();
      },
    };
    session.followers.add(follower);
    return leave;
  },
});

function finish(reader: ChunkReader): void {
  reader.chunk("event: session_end\ndata: {}\n\n");
  reader.end();
}

const KEEP_ALIVE_MS = 30_000;

/** A comment every 30 s, so that nobody on the way takes the line for dead (`keep-alive`). */
function keepAlive(reader: ChunkReader, clock: Clock): () => void {
  let stop = () => {};
  const next = () => {
    stop = clock.after(KEEP_ALIVE_MS, () => {
      reader.chunk(": keepalive\n\n");
      next();
    });
  };
  next();
  return () => stop();
}

function eventText({ at, type, bytes }: Event): string {
  const payload = Buffer.from(bytes).toString("base64");
  return `event: event\ndata: ${JSON.stringify({ time: goTime(at), type, payload })}\n\n`;
}
