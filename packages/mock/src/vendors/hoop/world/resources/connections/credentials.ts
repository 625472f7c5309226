import { json, Refusal } from "../../http/answers.ts";
import { bind, type Shape } from "../../http/bind.ts";
import type { Answering } from "../../routing/routes.ts";
import { createSession } from "../../sessions/create-session.ts";
import { goSecond, goTime } from "../../state/times.ts";
import { databaseOf, plainSecret } from "./connection.ts";
import { findConnection } from "./find.ts";

const body: Shape = { struct: "ConnectionCredentialsRequest", fields: { access_duration_seconds: "int" } };

/** Opens a native connection: a session that stays open, without any output. */
export const openCredentials: Answering = ({ world, caller, params, request }) => {
  const { access_duration_seconds } = bind(request, body);
  const connection = findConnection(world, params.nameOrID);
  const now = world.clock.now();
  const expires = now + Number(access_duration_seconds ?? 1800) * 1000;
  const metadata = { credentials_expire_at: goSecond(expires) };
  const session = createSession(world, caller, connection, { verb: "connect", metadata });
  const username = `pg-${world.ids.key().slice("hpk_".length)}`;
  const database = databaseOf(connection);
  const password = plainSecret(connection.secret, "PASS");
  return json(201, {
    id: world.ids.uuid(),
    connection_name: connection.name,
    connection_type: connection.type,
    connection_subtype: connection.subtype,
    connection_credentials: {
      hostname: "",
      port: "",
      username,
      password,
      database_name: database,
      connection_string: `postgres://${username}:${password}@:/${database}?sslmode=disable`,
    },
    session_id: session.id,
    has_review: false,
    expire_at: goTime(expires),
    created_at: goTime(now),
  });
};

export const readCredentials: Answering = ({ world, params }) => {
  findConnection(world, params.nameOrID);
  throw new Refusal(404, "no active credentials found for this connection; open a native connection first");
};
