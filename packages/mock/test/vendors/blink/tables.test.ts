import { beforeEach, expect, test } from "vitest";
import { call, startWith } from "../../support/scenario-calls.ts";

const workspace = "/workspace/ws1";
const fields = `${workspace}/table/hosts/fields`;

beforeEach(async () => {
  await startWith("blink", "succeeds");
  await call("POST", `${workspace}/table`, { display_name: "Hosts", options: ["with_default_fields"] });
});

const names = async () => (await call("GET", fields)).body.results.map(({ name }: { name: string }) => name);

test("a table has five fields of the system, which cannot be removed", async () => {
  expect(await names()).toEqual(["id", "created_at", "created_by", "updated_at", "updated_by", "name", "number"]);
  expect((await call("DELETE", `${fields}/created_at`)).status).toBe(400);
  expect((await call("DELETE", `${fields}/number`)).status).toBe(200);
  expect(await names()).not.toContain("number");
});

test("an update of a field loses what is left out, and cannot change its type", async () => {
  await call("POST", fields, { display_name: "Owner", type: "text", description: "d", attributes: { required: true } });

  expect((await call("PUT", `${fields}/owner`, { display_name: "Owner", type: "list" })).status).toBe(400);
  expect((await call("PUT", `${fields}/owner`, { display_name: "Who", type: "text" })).body).toMatchObject({
    ...{ name: "owner", display_name: "Who", description: "", attributes: {} },
  });
});

test.each([
  [{ type: "single-select" }, 400],
  [{ type: "multi-select", attributes: { options: ["a"] } }, 200],
  [{ type: "reference" }, 400],
  [{ type: "reference", attributes: { table_reference: { table_name: "other" } } }, 200],
  [{ type: "text", display_name: "Name" }, 400],
])("a field with %j is answered %d", async (body, status) => {
  expect((await call("POST", fields, { display_name: "Field", ...body })).status).toBe(status);
});

test("a table is referred to once by another, and stays while it is", async () => {
  await call("POST", `${workspace}/table`, { display_name: "Incidents" });
  const refer = (display_name: string) =>
    call("POST", `${workspace}/table/incidents/fields`, {
      ...{ display_name, type: "reference", attributes: { table_reference: { table_name: "hosts" } } },
    });

  expect((await refer("First")).status).toBe(200);
  expect((await refer("Second")).status).toBe(400);
  expect((await call("DELETE", `${workspace}/table/hosts`)).status).toBe(400);
  expect((await call("DELETE", `${workspace}/table/incidents`)).status).toBe(200);
  expect((await call("DELETE", `${workspace}/table/hosts`)).status).toBe(200);
  expect((await call("GET", fields)).status).toBe(404);
});

test("an update of a table loses what is left out", async () => {
  await call("PUT", `${workspace}/table/hosts`, { display_name: "Hosts", description: "d", settings: { a: 1 } });
  await call("PUT", `${workspace}/table/hosts`, { display_name: "Servers" });

  expect((await call("GET", `${workspace}/tables`)).body.results).toMatchObject([
    { name: "hosts", display_name: "Servers", description: "", settings: {} },
  ]);
});
