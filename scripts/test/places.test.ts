import { expect, test } from "vitest";
import { newPackage } from "../pipeline/package/package.ts";
import { answering, described, text } from "./support/document.ts";
import { proposed } from "./support/proposed.ts";

const uploads = "https://uploads.b.test/v2";

function filesOf(servers: readonly { readonly url: string }[]) {
  const spec = {
    ...described({
      "/files": { get: answering(text, { operationId: "listFiles", tags: ["files"] }) },
      "/files/content": { post: answering(text, { operationId: "upload", tags: ["files"], servers: [...servers] }) },
    }),
    servers: [{ url: "https://a.test/v1" }],
  };
  const { generated } = proposed(spec);
  const { files } = newPackage({ ...generated, document: spec });
  return { generated, textOf: (path: string) => files.get(path) ?? "" };
}

test("an operation with a server of its own goes there where the client's options name it", () => {
  const { generated, textOf } = filesOf([{ url: uploads }]);
  const index = textOf("packages/acme/src/index.ts");

  expect(index).toContain(`readonly servers?: OwnServers<"${uploads}">;`);
  expect(index).toContain("auth: [operationServers(places, options.servers, baseUrl)],");
  expect(index).toContain(`const places = {\n  "files.upload": "${uploads}",\n};`);
  expect(textOf("packages/mock/test/support/vendors/acme.ts")).toContain(`servers: { "${uploads}": baseUrl }`);
  expect(textOf("packages/acme/README.md")).toContain(`**Servers of single operations**: \`${uploads}\``);
  expect(generated.files.get("src/generated/client.ts")).toMatch(
    /at `https:\/\/uploads\.b\.test\/v2`,\s+\*?\s*where `servers` names it/,
  );
});

test("an operation of which only a redirect is documented answers where that leads", () => {
  const spec = described({
    "/archive": { get: { operationId: "download", tags: ["files"], responses: { "302": { description: "" } } } },
  });
  const { generated } = proposed(spec);
  const index = newPackage({ ...generated, document: spec }).files.get("packages/acme/src/index.ts");

  expect(generated.files.get("src/generated/client.ts")).toContain("(options?: core.CallOptions): Promise<string>;");
  expect(generated.files.get("src/generated/operations.ts")).toContain('answer: "location"');
  expect(index).toContain("auth: [locations(redirects)],");
  expect(index).toContain('const redirects = [\n  "files.download",\n];');
});

test("a client without such operations knows nothing of servers", () => {
  const { textOf } = filesOf([{ url: "https://a.test/v1/" }]);

  expect(textOf("packages/acme/src/index.ts")).not.toContain("ervers");
});
