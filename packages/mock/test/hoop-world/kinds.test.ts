import { expect, test } from "vitest";
import { setStage } from "./support/stage.ts";

const mapping = { trust_domain: "example.org", groups: ["dev"] };

test("an optional field is there only where it was given", async () => {
  const { get } = setStage();

  const without = await get("ada", "POST /spiffe-mappings", mapping);
  const withId = await get("ada", "POST /spiffe-mappings", { ...mapping, spiffe_id: "spiffe://example.org/a" });

  expect(without.json).not.toHaveProperty("spiffe_id");
  expect(withId.json).toMatchObject({ spiffe_id: "spiffe://example.org/a" });
});

test.each([
  ["/attributes", 422],
  ["/access-requests/rules", 400],
])("a page that cannot be at %s is a %i", async (path, status) => {
  const { ask } = setStage();

  expect((await ask("ada", `GET ${path}?page=0`)).status).toBe(status);
});

test("an entry is made, read, changed, and gone", async () => {
  const { ask, get } = setStage();
  const rule = { name: "night", runbooks: [], connections: ["shell"], user_groups: ["dev"] };
  const { json } = await get("ada", "POST /runbooks/rules", rule);
  const one = `/runbooks/rules/${json.id}`;

  const changed = await get("ada", `PUT ${one}`, { ...rule, name: "day" });
  const statuses = [(await ask("ada", `DELETE ${one}`)).status, (await ask("ada", `GET ${one}`)).status];

  expect(changed.json).toMatchObject({ id: json.id, name: "day", created_at: json.created_at });
  expect(statuses).toEqual([204, 404]);
});

test("where there are rules of runbooks, only what one names may be run", async () => {
  const { get } = setStage();
  const runbook = { repository: "example.com/ops", name: "hi.runbook.sh" };
  const start = {
    connection_name: "shell",
    repository: runbook.repository,
    file_name: runbook.name,
    parameters: { who: "bob" },
  };
  const rule = { name: "devs", runbooks: [runbook], connections: ["shell"], user_groups: ["dev"] };
  await get("ada", "POST /runbooks/rules", rule);

  const statuses = [await get("bob", "POST /runbooks/exec", start), await get("eve", "POST /runbooks/exec", start)];

  expect(statuses.map(({ status }) => status)).toEqual([200, 403]);
});
