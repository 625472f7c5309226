import { expect, test } from "vitest";
import { RefusedError } from "../src/errors/errors.ts";
import { type OwnServers, operationServers } from "../src/operation-servers.ts";
import { createSdk } from "../src/sdk.ts";
import { bearer } from "../src/transport/auth.ts";
import { caught } from "./support/caught.ts";
import { json, scripted } from "./support/scripted.ts";

const uploads = "https://uploads.test/v2";
const table = [
  { id: "files.get", method: "GET", path: "/files/{id}", effect: "read" },
  { id: "files.upload", method: "GET", path: "/files/{id}/content", effect: "read" },
] as const;

interface Files {
  readonly files: Record<"get" | "upload", (input: { readonly id: string }) => Promise<unknown>>;
}

function clientOf(servers: OwnServers | undefined, ...answers: readonly Response[]) {
  const server = scripted(...answers);
  const baseUrl = "https://api.test/v1/";
  const auth = [operationServers({ "files.upload": uploads }, servers, baseUrl), bearer("secret")];
  const { fetch } = server;
  return { server, client: createSdk<Files, object>(table, { vendor: "acme", baseUrl, auth, fetch, retry: false }) };
}

test.each([
  ["as it is", true, "https://uploads.test/v2/files/a/content"],
  ["somewhere else", "http://127.0.0.1:4010", "http://127.0.0.1:4010/files/a/content"],
] as const)("a server that is allowed %s gets the call and the credential", async (_, to, url) => {
  const { server, client } = clientOf({ [uploads]: to }, json({}));

  await client.files.upload({ id: "a" });

  expect(server.requests[0]?.url).toBe(url);
  expect(server.requests[0]?.headers.get("authorization")).toBe("Bearer secret");
});

test("a server that nobody allowed gets nothing, and the error says how to allow it", async () => {
  const { server, client } = clientOf(undefined, json({}));

  const error = await caught(client.files.upload({ id: "a" }));

  expect(error).toBeInstanceOf(RefusedError);
  expect(error).toMatchObject({ acted: "no", message: expect.stringContaining(`servers: { "${uploads}": true }`) });
  expect(server.requests).toEqual([]);
});

test("other operations stay at the client's own address", async () => {
  const { server, client } = clientOf({ [uploads]: true }, json({}));

  await client.files.get({ id: "a" });

  expect(server.requests[0]?.url).toBe("https://api.test/v1/files/a");
});

test.each(["https://evil.test/v1/a", "https://uploads.test/v2/a", "/other", "/v1/other"])(
  "a redirect from there to %s is not followed",
  async (location) => {
    const redirect = new Response(null, { status: 302, headers: { location } });
    const { server, client } = clientOf({ [uploads]: true }, redirect, json({}));

    expect(await caught(client.files.upload({ id: "a" }))).toBeInstanceOf(RefusedError);
    expect(server.requests).toHaveLength(1);
  },
);

test("an address that no request can be sent to is refused at once", () => {
  expect(() => clientOf({ [uploads]: "ftp://a" })).toThrow(RefusedError);
});
