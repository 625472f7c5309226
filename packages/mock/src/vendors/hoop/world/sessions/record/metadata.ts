import { nothing } from "../../http/answers.ts";
import { bind, type Shape } from "../../http/bind.ts";
import type { Answering } from "../../routing/routes.ts";
import { findSession } from "../find-session.ts";

const body: Shape = { struct: "SessionUpdateMetadataRequest", fields: { metadata: "map" } };

/** Takes the place of all metadata there was; unlike a start's, values keep their kinds. */
export const updateMetadata: Answering = ({ world, params, request }) => {
  const given = bind(request, body);
  findSession(world, params.id, "not found").metadata = (given.metadata ?? null) as Record<string, unknown> | null;
  return nothing;
};
