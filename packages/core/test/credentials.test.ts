import { afterEach, describe, expect, test, vi } from "vitest";
import { credentials, way } from "../src/credentials.ts";
import { RefusedError } from "../src/errors/errors.ts";
import { apiKey, bearer } from "../src/transport/auth.ts";
import { basic, queryKey } from "../src/transport/other-credentials.ts";
import { callOf, over, requestOf } from "./support/call.ts";
import { json, scripted } from "./support/scripted.ts";

afterEach(() => vi.unstubAllEnvs());

const ways = [
  way({ token: "ACME_TOKEN" }, ({ token }) => [bearer(token)]),
  way({ username: "ACME_USERNAME", password: "ACME_PASSWORD" }, ({ username, password }) => [
    basic(username, password),
  ]),
  way({ keyId: "ACME_KEY_ID", key: "ACME_KEY" }, ({ keyId, key }) => [apiKey("X-Key-Id", keyId), queryKey("key", key)]),
];

/** The headers and the address of a request that what was given lets in. */
async function sent(given: object, options?: Parameters<typeof credentials>[2], operation = "items.get") {
  const server = scripted(json({}));
  await over(server, ...credentials(given, ways, options))(requestOf(), callOf({ operation }));
  const [request] = server.requests;
  return { ...Object.fromEntries(request?.headers ?? []), url: request?.url };
}

const url = "https://api.test/items/1";

describe("credentials", () => {
  test.for([
    ["one option", { token: "t1" }, { authorization: "Bearer t1", url }],
    ["a combination", { keyId: "1", key: "k" }, { "x-key-id": "1", url: `${url}?key=k` }],
    ["two ways at once", { token: "t1", keyId: "1", key: "k" }, { authorization: "Bearer t1", "x-key-id": "1" }],
    ["two for one header: the first", { token: "t1", username: "u", password: "p" }, { authorization: "Bearer t1" }],
  ] as const)("are sent by %s", async ([, given, expected]) => {
    expect(await sent(given)).toMatchObject(expected);
  });

  test("come from the environment where the options have none", async () => {
    vi.stubEnv("ACME_TOKEN", "t2");

    expect(await sent({})).toMatchObject({ authorization: "Bearer t2" });
  });

  test("that the options name win over those of the environment", async () => {
    vi.stubEnv("ACME_TOKEN", "t2");

    expect(await sent({ username: "u", password: "p" })).toMatchObject({ authorization: "Basic dTpw" });
  });

  test.for([[{}], [{ username: "u" }], [{ token: "" }]])(
    "of %j are none, and the error says what to give",
    ([given]) => {
      expect(() => credentials(given as object, ways)).toThrow(RefusedError);
      expect(() => credentials(given as object, ways)).toThrow(
        "no credential: pass { token } or set ACME_TOKEN, or pass { username, password } or set ACME_USERNAME and " +
          "ACME_PASSWORD, or pass { keyId, key } or set ACME_KEY_ID and ACME_KEY",
      );
    },
  );

  test("may be left out where they are optional", async () => {
    expect(await sent({}, { optional: true })).not.toHaveProperty("authorization");
  });

  const both = { token: "t1", username: "u", password: "p" };
  const entries = { usual: [0], others: { "tokens.create": [1], "tokens.list": [1, 2] } };

  test.for([
    ["items.get", both, "Bearer t1"],
    ["tokens.create", both, "Basic dTpw"],
    ["tokens.list", both, "Basic dTpw"],
    ["tokens.create", { token: "t1" }, "Bearer t1"],
    ["items.get", { username: "u", password: "p" }, "Basic dTpw"],
  ] as const)("go to %s as it asks for them: %j", async ([operation, given, authorization]) => {
    expect(await sent(given, { entries }, operation)).toMatchObject({ authorization });
  });

  test("that no way is complete with are refused with entries too", () => {
    expect(() => credentials({}, ways, { entries })).toThrow(RefusedError);
  });
});
