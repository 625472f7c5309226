import { ok, Refusal } from "../../http/answers.ts";
import { paged } from "../../http/pages.ts";
import type { Answering, Routes } from "../../routing/routes.ts";
import { goTime } from "../../state/times.ts";
import type { Rulepack } from "../../types/rulepack.ts";
import type { World } from "../../types/world.ts";
import recorded from "./rulepacks.json" with { type: "json" };

type Pack = (typeof recorded.packs)[number];

/** The packs a gateway comes with, as far as the recording has them: it has the first six of nine. */
export const createRulepacks = (world: Pick<World, "ids" | "org" | "clock">) =>
  recorded.packs.map((pack) => createRulepack(world, pack));

function createRulepack({ ids, org, clock }: Pick<World, "ids" | "org" | "clock">, pack: Pack): Rulepack {
  const now = goTime(clock.now());
  const stamps = { created_at: now, updated_at: now };
  const attribute = `rulepack_${pack.display_name.toLowerCase().replaceAll(" ", "_")}`;
  return {
    id: ids.uuid(),
    org_id: org.id,
    display_name: pack.display_name,
    version: "0.1.0",
    tags: pack.tags,
    is_managed: true,
    data_masking_rules: [],
    guardrail_rules: pack.guardrail_rules.map(({ name, description, input, output }) => ({
      id: ids.uuid(),
      name,
      description,
      managed_by: null,
      input: { rules: input },
      output: { rules: output },
      connection_ids: null,
      attributes: [attribute],
      ...stamps,
    })),
    connection_names: [],
    ...stamps,
  };
}

const list: Answering = ({ world, query }) => {
  const term = query.get("search")?.toLowerCase() ?? "";
  const found = world.rulepacks.filter(({ display_name }) => display_name.toLowerCase().includes(term));
  return ok(paged(found, query, { size: 50, total: term === "" ? recorded.total : found.length }));
};

const get: Answering = ({ world, params }) => {
  const pack = world.rulepacks.find(({ id }) => id === params.id);
  if (!pack) throw new Refusal(404, "rulepack not found");
  return ok(pack);
};

export const rulepackRoutes: Routes = { "GET /rulepacks": list, "GET /rulepacks/{id}": get };
