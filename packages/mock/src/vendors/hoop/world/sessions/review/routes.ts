import { ok, Refusal } from "../../http/answers.ts";
import { bind, type Shape } from "../../http/bind.ts";
import { seesAll } from "../../people/rights.ts";
import type { Answering, Call, Routes } from "../../routing/routes.ts";
import { isUuid } from "../../state/ids.ts";
import type { Review } from "../../types/review.ts";
import type { Session } from "../../types/session.ts";
import type { World } from "../../types/world.ts";
import { owns } from "../find-session.ts";
import { closeWithoutLog } from "../output/close.ts";
import { decide, failed } from "./decide.ts";
import { reviewJson } from "./review-json.ts";
import { readTimeWindow } from "./time-window.ts";

const body: Shape = {
  struct: "ReviewRequest",
  fields: { status: "string!", time_window: "map", force_review: "bool", rejection_reason: "string" },
};

interface Found {
  readonly session: Session;
  readonly review: Review;
}

const list: Answering = ({ world, caller }) => {
  const mine = reviews(world).filter(({ session }) => seesAll(caller) || owns(session, caller));
  return ok(mine.toReversed().map(({ review }) => reviewJson(review)));
};

const get: Answering = ({ world, params }) => {
  const found = find(world, params.id);
  if (!found) throw new Refusal(404, "resource not found");
  return ok(reviewJson(found.review));
};

const put: Answering = (call) => ok(reviewJson(update(call)));

function update({ world, caller, params, request }: Call): Review {
  const given = bind(request, body);
  const { session, review } = findToUpdate(world, params.id);
  const decision = {
    status: String(given.status),
    force: given.force_review === true,
    reason: given.rejection_reason ? String(given.rejection_reason) : undefined,
    timeWindow: readTimeWindow(given.time_window),
  };
  const deciding = { by: caller, isOwner: owns(session, caller), at: world.clock.now(), newId: world.ids.uuid };
  Object.assign(review, decide(review, decision, deciding));
  if (review.status === "APPROVED") session.status = "ready";
  if (review.status === "REJECTED") closeWithoutLog(world, session);
  return review;
}

/** A review goes by its own id or its session's. */
const find = (world: World, id: string | undefined): Found | undefined =>
  reviews(world).find(({ session, review }) => review.id === id || session.id === id);

function findToUpdate(world: World, id = ""): Found {
  if (!isUuid(id)) {
    throw failed(`failed obtaining review, err=ERROR: invalid input syntax for type uuid: "${id}" (SQLSTATE 22P02)`);
  }
  const found = find(world, id);
  if (!found) throw failed("review not found");
  return found;
}

const reviews = ({ sessions }: World): readonly Found[] =>
  sessions.flatMap((session) => (session.review ? [{ session, review: session.review }] : []));

export const reviewRoutes: Routes = {
  "GET /reviews": list,
  "GET /reviews/{id}": get,
  "PUT /reviews/{id}": put,
  "PUT /sessions/{id}/review": put,
};
