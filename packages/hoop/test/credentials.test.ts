import { ApiError, RefusedError } from "@x/core";
import { afterEach, describe, expect, test, vi } from "vitest";
import { serverInfo } from "../src/generated/operations.ts";
import { createHoop, createHoopCaller } from "../src/index.ts";
import { baseUrl, scripted } from "./support/scripted.ts";

afterEach(() => vi.unstubAllEnvs());

describe("the credential", () => {
  test("is needed, and the error says what to set", () => {
    vi.stubEnv("HOOP_TOKEN", "");

    expect(() => createHoop()).toThrow(RefusedError);
    expect(() => createHoop()).toThrow("no token: pass { token } or set HOOP_TOKEN");
  });

  test("is a bearer token, from the environment where the options have none", async () => {
    vi.stubEnv("HOOP_TOKEN", "hpk_environment");
    const { fetch, requests } = scripted();

    await createHoop({ baseUrl, fetch }).server.info();

    expect(requests[0]?.headers.get("authorization")).toBe("Bearer hpk_environment");
  });

  test("may be the legacy key, which has a header of its own", async () => {
    vi.stubEnv("HOOP_TOKEN", "hpk_environment");
    const { fetch, requests } = scripted();

    await createHoop({ apiKey: "org|key", baseUrl, fetch }).server.info();

    expect(requests[0]?.headers.get("api-key")).toBe("org|key");
    expect(requests[0]?.headers.has("authorization")).toBe(false);
  });

  test("is replaced by the one the gateway renews, also with an error, and handed on", async () => {
    const renewed = { headers: { "x-new-access-token": "second" } };
    const { fetch, requests } = scripted(
      Response.json({ message: "no such session" }, { status: 404, ...renewed }),
      Response.json({}),
    );
    const onToken = vi.fn();
    const hoop = createHoop({ token: "first", onToken, baseUrl, fetch });

    const error: ApiError = await hoop.sessions.get({ session_id: "s1" }).then(
      () => expect.unreachable(),
      (error) => error,
    );
    await hoop.sessions.get({ session_id: "s1" });

    expect(error).toBeInstanceOf(ApiError);
    expect([...error.headers.keys()]).not.toContain("x-new-access-token");
    expect(onToken.mock.calls).toEqual([["second"]]);
    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer first", "Bearer second"]);
  });

  test("that was renewed gives way to the caller's own when it is refused", async () => {
    const { fetch, requests } = scripted(
      Response.json({}, { headers: { "x-new-access-token": "renewed" } }),
      Response.json({ message: "unauthorized" }, { status: 401 }),
      Response.json({}),
    );
    let own = "first";
    const hoop = createHoop({ token: () => own, baseUrl, fetch });
    await hoop.server.info();
    own = "second";

    await hoop.server.info().catch(() => undefined);
    await hoop.server.info();

    const sent = requests.map(({ headers }) => headers.get("authorization"));
    expect(sent.at(1)).toBe("Bearer renewed");
    expect(sent.at(-1)).toBe("Bearer second");
  });

  test("that was renewed stays while the gateway takes it, whatever else goes wrong", async () => {
    const { fetch, requests } = scripted(
      Response.json({}, { headers: { "x-new-access-token": "renewed" } }),
      Response.json({ message: "forbidden" }, { status: 403 }),
      Response.json({}),
    );
    const hoop = createHoop({ token: "first", baseUrl, fetch });

    await hoop.server.info();
    await hoop.server.info().catch(() => undefined);
    await hoop.server.info();

    expect(requests.at(-1)?.headers.get("authorization")).toBe("Bearer renewed");
  });

  test("of a single call is renewed alike", async () => {
    const { fetch, requests } = scripted(
      Response.json({}, { headers: { "x-new-access-token": "renewed" } }),
      Response.json({}),
    );
    const call = createHoopCaller({ token: "first", baseUrl, fetch });

    await call(serverInfo, {});
    await call(serverInfo, {});

    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer first", "Bearer renewed"]);
  });
});
