import { describe, expect, test } from "vitest";
import { basic, cookieKey, queryKey } from "../../src/transport/other-credentials.ts";
import { callOf, over, requestOf } from "../support/call.ts";
import { caught } from "../support/caught.ts";
import { json, lost, scripted } from "../support/scripted.ts";
import { effectsClient } from "../support/sdk.ts";

describe("a name and a password", () => {
  test.for([
    ["Aladdin", "open sesame", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="], // RFC 7617, section 2
    ["test", "123\u00a3", "Basic dGVzdDoxMjPCow=="], // RFC 7617, section 2.1
  ] as const)("%s:%s is sent as the RFC has it", async ([username, password, expected]) => {
    const server = scripted(json({}));

    await over(server, basic(username, password))(requestOf(), callOf());

    expect(server.requests[0]?.headers.get("authorization")).toBe(expected);
  });

  test("may come from functions; a password of nothing is one", async () => {
    const server = scripted(json({}));

    await over(
      server,
      basic(
        async () => "key",
        () => "",
      ),
    )(requestOf(), callOf());

    expect(server.requests[0]?.headers.get("authorization")).toBe(`Basic ${btoa("key:")}`);
  });

  test("show in no error, encoded or not", async () => {
    const password = "correct-horse";
    const server = scripted(lost(`refused ${password} and ${btoa(`u:${password}`)}`));
    const client = effectsClient({ ...server, auth: [basic("u", password)], retry: false });

    const failure = await caught(client.items.read({ id: "1" }));

    expect(String(failure)).toContain("[secret] and [secret]");
  });
});

describe("a key in the query", () => {
  test.for([
    ["https://api.test/items", "https://api.test/items?api%20key=a%26b"],
    ["https://api.test/items?x=1&x=2", "https://api.test/items?x=1&x=2&api%20key=a%26b"],
    ["https://api.test/items?api%20key=old&x=1", "https://api.test/items?x=1&api%20key=a%26b"],
  ] as const)("of %s stands at the end, once", async ([url, expected]) => {
    const server = scripted(json({}));

    await over(server, queryKey("api key", "a&b"))(requestOf({ url }), callOf());

    expect(server.requests[0]?.url).toBe(expected);
  });

  test("shows in no error and in no explanation", async () => {
    const server = scripted(lost("no way to https://api.test/?key=top%2Fsecret"));
    const client = effectsClient({ ...server, auth: [queryKey("key", "top/secret")], retry: false });

    const { explain } = client.items.read as unknown as { explain(input: object): Promise<unknown> };
    expect(JSON.stringify(await explain({ id: "1" }))).not.toContain("secret");
    expect(String(await caught(client.items.read({ id: "1" })))).toContain("?key=[secret]");
  });
});

describe("a key in a cookie", () => {
  test("stands beside the cookies of the call, once", async () => {
    const server = scripted(json({}));
    const headers = { cookie: "theme=dark; session=old" };

    await over(server, cookieKey("session", "s1"))(requestOf({ headers }), callOf());

    expect(server.requests[0]?.headers.get("cookie")).toBe("theme=dark; session=s1");
  });

  test("that would end the cookie is refused, and not shown", async () => {
    const client = effectsClient({ ...scripted(), auth: [cookieKey("session", "s1; admin=1")] });

    const failure = await caught(client.items.read({ id: "1" }));

    expect(failure).toMatchObject({ name: "RefusedError", acted: "no" });
    expect(String(failure)).toContain("the credential for session must be text that a header can carry");
    expect(String(failure)).not.toContain("admin");
  });
});
