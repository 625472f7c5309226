// Under Jest with Node's ES modules.
import { createHoop } from "@x/hoop";
import { useMock } from "@x/mock/jest";

const mock = useMock("hoop", { endsAfterMs: 0 });
const hoop = () => createHoop({ baseUrl: mock.url, token: "any" });

test.each(["first", "second"])("the %s test finds nothing started, and its work runs once", async () => {
  expect(mock.starts).toBe(0);

  const run = await hoop().sessions.start({ connection: "pg", script: "vacuum orders" });
  await run.wait({ deadlineMs: 10_000 });

  expect(run.state).toBe("succeeded");
  mock.assertRanOnce("POST /sessions");
});

test("what has no state is answered by Prism", async () => {
  expect(await hoop().server.info()).toMatchObject({ version: expect.any(String) });
});

// Must fail, as a test whose request was refused does.
test("a request that is refused", async () => {
  await fetch(`${mock.url}/sessions?conection=pg`, { headers: { authorization: "Bearer any" } });
});
