import { json, Refusal } from "../http/answers.ts";
import { bind, type Shape } from "../http/bind.ts";
import type { WorldAnswer, WorldRequest } from "../http/message.ts";
import type { People } from "../types/people.ts";
import { tokenOf } from "./people.ts";

const loginBody: Shape = { struct: "LocalUserRequest", fields: { email: "string!", password: "string!" } };

/** A local login: the token comes in a header, the body says only that it went well. */
export function logIn(people: People, request: WorldRequest): WorldAnswer {
  const { email, password } = bind(request, loginBody);
  const user = people.users.get(String(email));
  if (!user) throw new Refusal(404, "user not found");
  if (user.password === undefined || user.password !== password) throw new Refusal(401, "invalid credentials");
  const answer = json(200, { status: "ok" });
  return { ...answer, headers: { ...answer.headers, token: tokenOf(user) } };
}
