import { expect, test } from "vitest";
import { startMock } from "../../src/index.ts";
import { ask } from "../support/ask.ts";

test.each([
  [
    "an undeclared field of a body",
    "POST /sessions",
    { connection: "pg", script: "select 1", corelation_id: "x" },
    400,
    'body field "corelation_id" is not declared; allowed: correlation_id, ',
  ],
  [
    "an undeclared query key",
    "GET /sessions?conection=pg",
    undefined,
    400,
    'query parameter "conection" is not declared; allowed: connection, ',
  ],
  ["a body that is missing", "POST /sessions", undefined, 400, "the body is required"],
  [
    "a parameter of the wrong type",
    "GET /sessions?limit=many",
    undefined,
    422,
    'query parameter "limit" must be integer',
  ],
  [
    "a parameter given twice",
    "GET /sessions?limit=1&limit=2",
    undefined,
    422,
    'query parameter "limit" is given 2 times',
  ],
  ["an unknown route", "GET /session/1", undefined, 404, "GET /session/1 is not described; allowed: GET /sessions"],
  [
    "a method that is not declared",
    "PATCH /sessions",
    undefined,
    405,
    "PATCH /sessions is not described; allowed: GET, POST",
  ],
  [
    "a route no scenario has a state for",
    "GET /users?naem=jo",
    undefined,
    400,
    'query parameter "naem" is not declared',
  ],
])("a mock refuses %s, and says what is allowed", async (_, route, body, status, text) => {
  await using mock = await startMock("hoop", { assertNoRefusals: false });

  const refused = await ask(mock, route, body);

  expect(refused.status).toBe(status);
  expect(refused.body.message).toContain(text);
  expect(mock.requests.at(-1)).toMatchObject({ status, answeredBy: "check", problems: [expect.anything()] });
  expect(mock.starts).toBe(0);
});

test("an unknown route is answered with the three nearest", async () => {
  await using mock = await startMock("airplane", { assertNoRefusals: false });

  const { body } = await ask(mock, "GET /run/get?id=1");

  expect(body.problems).toEqual([
    {
      status: 404,
      where: "GET /run/get",
      wrong: "is not described",
      allowed: ["GET /runs/get", "GET /runs/list", expect.any(String)],
    },
  ]);
});

test.each([
  ['{"slug": "vacuum",}', "position 18"],
  ['{"slug"', "position 7"],
])("a body that is not JSON is refused with the position: %s", async (text, position) => {
  await using mock = await startMock("airplane", { assertNoRefusals: false });

  const refused = await ask(mock, "POST /tasks/execute", text);

  expect(refused.status).toBe(400);
  expect(refused.body.error).toContain("the body must be JSON");
  expect(refused.body.error).toContain(position);
});

test("a body of another content type is refused", async () => {
  await using mock = await startMock("airplane", { assertNoRefusals: false });

  const refused = await ask(mock, "POST /tasks/execute", { slug: "a" }, { "content-type": "text/plain" });

  expect(refused.status).toBe(415);
  expect(refused.body.error).toContain("allowed: application/json");
});

test("a refusal fails the test that made it, when the mock closes", async () => {
  const mock = await startMock("hoop");
  await ask(mock, "GET /sessions?conection=pg");

  await expect(mock.close()).rejects.toThrow(
    /the mock refused 1 of 1 requests:\n {2}request 1 GET \/sessions\n {4}query parameter "conection" is not declared/,
  );
  await expect(fetch(mock.url)).rejects.toThrow();
});

test("a refusal that is expected fails nothing", async () => {
  await using mock = await startMock("hoop");
  await ask(mock, "GET /sessions?conection=pg");

  expect(() => mock.assertNoRefusals()).toThrow("the mock refused 1 of 1 requests");
  expect(mock.takeRefusals()).toMatchObject([{ method: "GET", path: "/sessions" }]);

  mock.assertNoRefusals();
});

test("a wrong credential is the vendor's answer, a missing one a refusal", async () => {
  await using mock = await startMock("hoop", { secret: "right" });

  expect((await ask(mock, "GET /sessions", undefined, { authorization: "Bearer wrong" })).status).toBe(401);
  mock.assertNoRefusals();
  expect((await fetch(`${mock.url}/sessions`)).status).toBe(401);

  expect(mock.takeRefusals()).toHaveLength(1);
});
