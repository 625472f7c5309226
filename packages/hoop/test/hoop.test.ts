import { afterEach, describe, expect, test, vi } from "vitest";
import { createHoop, createHoopCaller, type Hoop, type HoopOptions } from "../src/index.ts";
import { baseUrl, scripted } from "./support/scripted.ts";

afterEach(() => vi.unstubAllEnvs());

test.for([
  ["https://hoop.test", "https://hoop.test/api/serverinfo"],
  ["https://hoop.test/", "https://hoop.test/api/serverinfo"],
  ["https://hoop.test/api/", "https://hoop.test/api/serverinfo"],
  ["https://hoop.test/prefix", "https://hoop.test/prefix/api/serverinfo"],
])("HOOP_API_URL=%s leads to %s", async ([address, url]) => {
  vi.stubEnv("HOOP_API_URL", address);
  const { fetch, requests } = scripted();

  await createHoop({ token: "token", fetch }).server.info();

  expect(requests[0]?.url).toBe(url);
});

describe("runbooks.start", () => {
  const started = Response.json({ session_id: "s1", output_status: "running", has_review: false }, { status: 202 });

  test("runs a repository's runbook", async () => {
    const { fetch, requests } = scripted(started);

    const run = await createHoop({ token: "token", baseUrl, fetch }).runbooks.start({
      connection: "pg",
      repository: "github.com/acme/runbooks",
      fileName: "vacuum.sql",
      parameters: { table: "orders" },
    });

    expect(run).toMatchObject({ id: "s1", state: "running" });
    expect(requests[0]?.url).toBe(`${baseUrl}/runbooks/exec`);
    expect(await requests[0]?.json()).toEqual({
      connection_name: "pg",
      repository: "github.com/acme/runbooks",
      file_name: "vacuum.sql",
      parameters: { table: "orders" },
      correlation_id: expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  test("without a repository runs the legacy plugin's", async () => {
    const { fetch, requests } = scripted(started);

    await createHoop({ token: "token", baseUrl, fetch }).runbooks.start({ connection: "pg", fileName: "vacuum.sql" });

    expect(requests[0]?.url).toBe(`${baseUrl}/plugins/runbooks/connections/pg/exec`);
    expect(await requests[0]?.json()).toEqual({ file_name: "vacuum.sql", session_batch_id: expect.any(String) });
  });
});

test("a start that needs a review is waiting, although the answer says success", async () => {
  const { fetch } = scripted(
    Response.json({ session_id: "s1", has_review: true, output_status: "success", exit_code: 0, output: "https://…" }),
  );

  const run = await createHoop({ token: "token", baseUrl, fetch }).sessions.start({ connection: "pg", script: "x" });

  expect(run).toMatchObject({ state: "waiting", reason: "review" });
});

test.for([
  [{ repository: "github.com/acme/runbooks" }, "/runbooks/exec"],
  [{}, "/plugins/runbooks/connections/pg/exec"],
] as const)("runbooks.start explains %o without sending it", async ([where, path]) => {
  const { fetch, requests } = scripted();
  const hoop = createHoop({ token: "token", baseUrl, fetch });

  const told = await hoop.runbooks.start.explain({ connection: "pg", fileName: "vacuum.sql", ...where });

  expect(told).toMatchObject({ method: "POST", url: `${baseUrl}${path}`, effect: "once" });
  expect(told.headers.authorization).toBe("[secret]");
  expect(requests).toHaveLength(0);
});

test("a live stream of a session that ends without its last event has broken off", async () => {
  const events = new Response('event: event\ndata: {"type":"o"}\n\n', {
    headers: { "content-type": "text/event-stream" },
  });
  const { fetch } = scripted(events);
  const seen: string[] = [];

  const reading = (async () => {
    const stream = await createHoop({ token: "token", baseUrl, fetch }).sessions.stream({ session_id: "s1" });
    for await (const { event } of stream) seen.push(event);
  })();

  await expect(reading).rejects.toThrow("the stream ended before it was complete (session_end)");
  expect(seen).toEqual(["event"]);
});

describe("an answer that is null", () => {
  test("is an empty list where a list was asked for", async () => {
    const { fetch } = scripted(Response.json(null));

    expect(await createHoop({ token: "t", baseUrl, fetch }).serviceAccounts.list().toArray({ limit: 10 })).toEqual([]);
  });

  test("is null where one thing was asked for", async () => {
    const { fetch } = scripted(Response.json(null));

    expect(await createHoop({ token: "t", baseUrl, fetch }).jiraIntegration.get()).toBeNull();
  });
});

test("the metadata of the MCP login is asked for at the root of the host", async () => {
  const { fetch, requests } = scripted();

  await createHoop({ token: "t", baseUrl, fetch }).mcpAuth.getMetadata();

  expect(requests[0]?.url).toBe("https://hoop.test/.well-known/oauth-authorization-server");
});

describe("what is called otherwise", () => {
  /** As JavaScript gives it. */
  const wrongly = (options: object): object => options;

  const client = () => {
    const { fetch, requests } = scripted(Response.json({ session_id: "s1", output_status: "running" }));
    return { hoop: createHoop({ token: "token", baseUrl, fetch }), requests };
  };

  test.for([
    [{ timeout: 1000 }, "create: unknown option `timeout`; did you mean `timeoutMs`?"],
    [{ tokens: "t" }, "create: unknown option `tokens`; did you mean `token`?"],
    [{ headers: {} }, "create: unknown option `headers`;"],
  ] as const)("makes no client: %j", ([wrong, message]) => {
    const options: HoopOptions = { token: "token", ...wrong };

    expect(() => createHoop(options)).toThrow(message);
    expect(() => createHoopCaller(options)).toThrow(message);
  });

  test.for<[string, (hoop: Hoop) => Promise<unknown>, string]>([
    [
      "a runbook's start",
      ({ runbooks }) => runbooks.start({ connection: "pg", fileName: "x", ...{ parameter: {} } }),
      "runbooks.start: unknown input `parameter`; did you mean `parameters`?",
    ],
    [
      "a runbook's start in the words of the wire",
      ({ runbooks }) => runbooks.start({ connection: "pg", fileName: "x", ...{ file_name: "y" } }),
      "runbooks.start: unknown input `file_name`; did you mean `fileName`?",
    ],
    [
      "a session's start",
      ({ sessions }) => sessions.start({ connection: "pg", ...{ scirpt: "x" } }),
      "sessions.exec: unknown input `scirpt`; did you mean `script`?",
    ],
    [
      "a wait",
      ({ sessions }) => sessions.attach("s1").wait(wrongly({ executeWhenAproved: true })),
      "sessions.wait: unknown option `executeWhenAproved`; did you mean `executeWhenApproved`?",
    ],
    [
      "a download",
      ({ sessions }) => sessions.attach("s1").download(wrongly({ extention: "csv" })),
      "sessions.download: unknown option `extention`; did you mean `extension`?",
    ],
    [
      "a decision",
      ({ sessions }) => sessions.attach("s1").review.approve({}, wrongly({ timeout: 5 })),
      "did you mean `timeoutMs`?",
    ],
  ])("sends nothing: %s", async ([, act, message]) => {
    const { hoop, requests } = client();

    await expect(act(hoop)).rejects.toThrow(message);
    expect(requests).toEqual([]);
  });
});
