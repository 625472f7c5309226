import { json, Refusal } from "../../http/answers.ts";
import { bind, type Shape } from "../../http/bind.ts";
import { denied } from "../../people/credentials.ts";
import type { Answering } from "../../routing/routes.ts";
import { createSession } from "../create-session.ts";
import { ruleOf } from "../review/access-rule.ts";
import { newReview } from "../review/request-review.ts";
import { commonOf, startFields } from "./start-session.ts";

const body: Shape = {
  struct: "ProvisionSession",
  fields: {
    connection: "string!",
    user_email: "string!",
    script: "string",
    approved_reviewers: "list",
    ...startFields,
  },
};

/** A session for another user, its review approved beforehand by the key that asks; a user's token may not. */
export const provision: Answering = ({ world, caller, request }) => {
  if (caller.kind === "user") throw denied();
  const given = bind(request, body);
  const connection = world.connections.get(String(given.connection));
  if (!connection) throw new Refusal(400, `connection ${given.connection} not found`);
  const user = world.people.users.get(String(given.user_email));
  // The gateway names the key, not the user it looked for (`apikey`).
  if (!user) throw new Refusal(400, `user ${caller.id} not found for exec`);
  const owner = { id: user.email, name: user.name, email: user.email };
  const session = createSession(world, owner, connection, { ...commonOf(given), script: String(given.script ?? "") });
  const review = newReview(world, session, ruleOf(world, connection.name, user.groups)?.reviewers ?? ["admin"]);
  const approved = {
    status: "APPROVED",
    reviewedBy: { id: caller.id, email: caller.email },
    reviewedAt: world.clock.now(),
  } as const;
  session.review = { ...review, status: "APPROVED", groups: review.groups.map((group) => ({ ...group, ...approved })) };
  session.status = "ready";
  return json(202, { session_id: session.id, user_email: user.email, has_review: false });
};
