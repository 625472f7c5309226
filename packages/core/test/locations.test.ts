import { expect, test } from "vitest";
import { RefusedError } from "../src/errors/errors.ts";
import { locations } from "../src/locations.ts";
import { createSdk } from "../src/sdk.ts";
import { bearer } from "../src/transport/auth.ts";
import { caught } from "./support/caught.ts";
import { json, scripted } from "./support/scripted.ts";

const table = [
  { id: "files.get", method: "GET", path: "/files/{id}", effect: "read" },
  { id: "files.download", method: "GET", path: "/files/{id}/content", effect: "read", answer: "location" },
] as const;

interface Files {
  readonly files: Record<"get" | "download", (input: { readonly id: string }) => Promise<unknown>>;
}

function clientOf(...answers: readonly Response[]) {
  const server = scripted(...answers);
  const auth = [bearer("secret"), locations(["files.download"])];
  const options = { vendor: "acme", baseUrl: "https://api.test", auth, fetch: server.fetch, retry: false } as const;
  return { server, client: createSdk<Files, object>(table, options) };
}

const redirect = (location?: string) =>
  new Response(null, { status: 302, ...(location !== undefined && { headers: { location } }) });

test.each([
  ["https://cdn.test/a?signature=1", "https://cdn.test/a?signature=1"],
  ["/a", "https://api.test/a"],
])("a redirect to %s is answered, and nothing is sent there", async (location, expected) => {
  const { server, client } = clientOf(redirect(location), json({}));

  expect(await client.files.download({ id: "1" })).toBe(expected);
  expect(server.requests).toHaveLength(1);
});

test("a redirect that names no place is the status it has", async () => {
  const { client } = clientOf(redirect());

  expect(await caught(client.files.download({ id: "1" }))).toMatchObject({ name: "ApiError", status: 302 });
});

test("another operation's redirect off the client's origin is refused as ever", async () => {
  const { server, client } = clientOf(redirect("https://cdn.test/a"), json({}));

  expect(await caught(client.files.get({ id: "1" }))).toBeInstanceOf(RefusedError);
  expect(server.requests).toHaveLength(1);
});
