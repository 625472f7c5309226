import { ok, Refusal } from "../../http/answers.ts";
import { bind, type Shape } from "../../http/bind.ts";
import type { Answering, Routes } from "../../routing/routes.ts";
import recorded from "./feature-flags.json" with { type: "json" };

const body: Shape = { struct: "FeatureFlagUpdateRequest", fields: { enabled: "bool" } };

/** What each flag is set to where nobody set it. */
export const standardFlags: Readonly<Record<string, boolean>> = recorded.enabled;

/** Flags are known by name; what else there is to say of one, the recording has of one alone. */
const describe = (name: string) =>
  recorded.known.find((flag) => flag.name === name) ?? {
    name,
    description: "",
    default: standardFlags[name] ?? false,
    stability: name.split(".")[0] ?? "",
    components: [],
  };

const list: Answering = ({ world }) => ok([...world.flags].map(([name, enabled]) => ({ ...describe(name), enabled })));

const put: Answering = ({ world, params, request }) => {
  const name = params.name ?? "";
  if (!world.flags.has(name)) throw new Refusal(400, `unknown feature flag ${name}`);
  const enabled = bind(request, body).enabled === true;
  world.flags.set(name, enabled);
  return ok({ ...describe(name), enabled });
};

export const featureFlagRoutes: Routes = { "GET /feature-flags": list, "PUT /feature-flags/{name}": put };
