import { describe, expect, test } from "vitest";
import { baseOf } from "../../src/transport/base-url.ts";
import { thrown } from "../support/caught.ts";

const SECRET = "s3cr3t-of-the-tests";

describe("a client's address", () => {
  test.for([
    ["https://api.test", "https://api.test", "https://api.test", ""],
    ["https://api.test/", "https://api.test", "https://api.test", ""],
    ["https://api.test/v1", "https://api.test/v1", "https://api.test", "/v1"],
    ["https://api.test/v1//", "https://api.test/v1", "https://api.test", "/v1"],
    ["https://api.test/a/b/", "https://api.test/a/b", "https://api.test", "/a/b"],
    ["http://127.0.0.1:8009/api", "http://127.0.0.1:8009/api", "http://127.0.0.1:8009", "/api"],
    ["HTTPS://API.test:443/V1", "https://api.test/V1", "https://api.test", "/V1"],
    ["http://[::1]:80/", "http://[::1]", "http://[::1]", ""],
    [" https://api.test/v1\n", "https://api.test/v1", "https://api.test", "/v1"],
  ] as const)("%j is read as %s", ([baseUrl, url, origin, path]) => {
    expect(baseOf(baseUrl)).toEqual({ url, origin, path });
  });

  test.for([
    ["", "must be an http(s) URL"],
    ["api.test", "must be an http(s) URL"],
    ["localhost:8080", "must be an http(s) URL"],
    ["/api", "must be an http(s) URL"],
    ["https://", "must be an http(s) URL"],
    ["ftp://api.test", "must be an http(s) URL"],
    ["file:///etc/passwd", "must be an http(s) URL"],
    ["https://api.test?a=1", "must end with its path"],
    ["https://api.test/v1?", "must end with its path"],
    ["https://api.test/v1#", "must end with its path"],
    ["https://api.test/v1#part", "must end with its path"],
    ["https://user@api.test", "must have no user name or password"],
    ["https://user:password@api.test/?a=1", "must have no user name or password"],
  ] as const)("%j is refused: %s", ([baseUrl, message]) => {
    const failure = thrown(() => baseOf(baseUrl));

    expect(failure).toMatchObject({ name: "RefusedError", operation: "create", acted: "no" });
    expect((failure as Error).message).toContain(`create: baseUrl ${message}`);
  });

  test.for([`https://user:${SECRET}@api.test`, `https://${SECRET}@[`, `https://api.test/?key=${SECRET}`])(
    "that is refused is not shown, as it may hold a secret: %s",
    (baseUrl) => {
      expect((thrown(() => baseOf(baseUrl)) as Error).message).not.toContain(SECRET);
    },
  );
});
