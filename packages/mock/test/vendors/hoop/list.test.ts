import { describe, expect, test } from "vitest";
import { call, server, startWith } from "../../support/scenario-calls.ts";
import { stoppedClock } from "../../support/stopped-clock.ts";

const starts = [
  ["/sessions", { connection: "pg", script: "VACUUM" }],
  ["/runbooks/exec", { connection_name: "pg", file_name: "vacuum.sql", repository: "github.com/acme/runbooks" }],
  ["/plugins/runbooks/connections/pg/exec", { file_name: "vacuum.sql" }],
] as const;

const ids = ({ body }: { body: { data: { id: string }[] } }) => body.data.map(({ id }) => id);

describe("hoop's list finds a start whose answer was lost", () => {
  test.each(starts.slice(0, 2))("POST %s: by its correlation id", async (path, body) => {
    await startWith("hoop", "slow");
    await call("POST", path, body);
    server.fail(`POST ${path}`, { how: "reset", after: true });
    await expect(call("POST", path, { ...body, correlation_id: "c1" })).rejects.toThrow();

    const found = await call("GET", "/sessions?correlation_id=c1&connection=pg");

    expect(found.body).toMatchObject({
      has_next_page: false,
      total: 1,
      data: [{ correlation_id: "c1", status: "open" }],
    });
    expect(server.starts).toBe(2);
  });

  test.each(starts)("POST %s: by its batch, connection and start", async (path, body) => {
    const clock = stoppedClock();
    await startWith("hoop", "slow", { clock });
    await call("POST", path, body);
    clock.at += 60_000;
    const { session_id } = (await call("POST", path, { ...body, session_batch_id: "b1" })).body;

    const found = await call("GET", "/sessions?connection=pg&start_date=2026-11-05T09:30:01Z");

    expect(found.body.data).toMatchObject([
      { id: session_id, session_batch_id: "b1", start_date: "2026-11-05T09:31:00.000Z" },
    ]);
    expect(ids(await call("GET", "/sessions?batch_id=b1"))).toEqual([session_id]);
    expect(ids(await call("GET", "/sessions?end_date=2026-11-05T09:30:01Z"))).toHaveLength(1);
    expect(ids(await call("GET", "/sessions?connection=mysql"))).toEqual([]);
  });

  test("but a plugin's start takes no correlation id", async () => {
    await startWith("hoop", "slow");
    await call("POST", starts[2][0], { ...starts[2][1], correlation_id: "c1" });

    expect(ids(await call("GET", "/sessions?correlation_id=c1"))).toEqual([]);
  });
});

describe("hoop's list", () => {
  test("comes in pages, newest first", async () => {
    await startWith("hoop", "succeeds");
    const started = [];
    for (let run = 0; run < 3; run++) started.push((await call("POST", "/sessions", {})).body.session_id);

    const pages = [await call("GET", "/sessions?limit=2"), await call("GET", "/sessions?limit=2&offset=2&count=none")];

    expect(pages.map(ids)).toEqual([[started[2], started[1]], [started[0]]]);
    expect(pages.map(({ body }) => [body.has_next_page, body.total])).toEqual([
      [true, 3],
      [false, null],
    ]);
  });

  test("knows reviews", async () => {
    await startWith("hoop", "review");
    await call("POST", "/sessions", {});

    expect(ids(await call("GET", "/sessions?review.status=PENDING"))).toHaveLength(1);
    expect(ids(await call("GET", "/sessions?review.status=APPROVED"))).toEqual([]);
  });

  test.each(["limit=0", "offset=10001", "limit=many", "start_date=yesterday"])("refuses %s", async (query) => {
    await startWith("hoop", "succeeds");

    expect((await call("GET", `/sessions?${query}`)).status).toBe(422);
  });
});

test.each([
  { correlation_id: "é" },
  { correlation_id: "c".repeat(256) },
  { metadata: { key: "v".repeat(2500) } },
  { metadata: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [index, 1])) },
])("hoop refuses a start with %j", async (body) => {
  await startWith("hoop", "succeeds");

  expect((await call("POST", "/sessions", { connection: "pg", ...body })).status).toBe(422);
  expect(server.starts).toBe(0);
});
