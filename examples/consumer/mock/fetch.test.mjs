// With `fetch` alone, under Node's own test runner.
import assert from "node:assert/strict";
import test from "node:test";
import { startMock } from "@x/mock";

const call = async ({ url }, method, path, body, key = "right") => {
  const response = await fetch(`${url}/v0${path}`, {
    method,
    headers: { "x-airplane-api-key": key, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json().catch(() => undefined) };
};
const start = (mock, slug = "vacuum") => call(mock, "POST", "/tasks/execute", { slug });

test("Airplane", { concurrency: true }, async (t) => {
  const mock = await startMock("airplane", { endsAfterMs: 0, secret: "right" });
  const worlds = ["reviewed", "lost", "list", "outage", "key"].map(() => mock.openWorld());
  const [reviewed, lost, list, outage, key] = await Promise.all(worlds);

  await Promise.all([
    t.test("a task that asks goes on once it is answered", async () => {
      const { runID } = (await start(reviewed, "vacuum-reviewed")).body;
      const [prompt] = (await call(reviewed, "GET", `/prompts/list?runID=${runID}`)).body.prompts;
      await call(reviewed, "POST", "/prompts/submit", { id: prompt.id, values: { full: true } });
      assert.equal((await call(reviewed, "GET", `/runs/get?id=${runID}`)).body.status, "Succeeded");
    }),
    t.test("a start whose answer is lost has run", async () => {
      lost.fail("POST /tasks/execute", { how: "reset", after: true });
      await assert.rejects(start(lost));
      lost.assertRanOnce();
    }),
    t.test("a list has pages", async () => {
      for (let count = 0; count < 3; count++) await start(list);
      assert.equal((await call(list, "GET", "/runs/list?limit=2&page=0")).body.runs.length, 2);
      assert.equal((await call(list, "GET", "/runs/list?limit=2&page=1")).body.runs.length, 1);
    }),
    t.test("an outage ends", async () => {
      outage.fail("*", { how: 503, times: 2 });
      const statuses = [];
      for (let count = 0; count < 3; count++) statuses.push((await start(outage)).status);
      assert.deepEqual(statuses, [503, 503, 200]);
    }),
    t.test("a wrong key is refused in Airplane's words", async () => {
      const { status, body } = await call(key, "GET", "/runs/list", undefined, "wrong");
      assert.equal(status, 401);
      assert.match(body.error, /wrong credential/);
    }),
  ]);
  await mock.close();
});
