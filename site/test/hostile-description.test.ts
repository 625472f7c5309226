import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Frame, framed } from "../src/frame/frame.ts";
import { llmsText } from "../src/pages/llms.ts";
import { vendorPages } from "../src/pages/vendor.ts";
import { readVendor } from "../src/reference/read-vendor.ts";

const evil = `</code></p><script>alert(1)</script><img src=x onerror=alert(1)>\n\n# heading\n\n[link](javascript:alert(1)) <https://evil.example> {{ 7 * 7 }} "'><b>`;
const text = JSON.stringify(evil);
const line = JSON.stringify(evil.replaceAll("\n", " "));

const root = mkdtempSync(join(tmpdir(), "hostile-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

mkdirSync(join(root, "specs/evil"), { recursive: true });
const write = (file: string, content: string) => writeFileSync(join(root, "specs/evil", file), content);
write(
  "source.json",
  JSON.stringify({
    url: `https://example.com/"><script>`,
    version: "<b>",
    retrieved: "<i>",
    sha256: "",
    licence: "MIT",
  }),
);
write(
  "openapi.yaml",
  `openapi: 3.0.3
info: { title: ${line}, version: "1", description: ${text} }
tags: [{ name: jobs, description: ${text} }]
paths:
  /jobs:
    post:
      tags: [jobs]
      operationId: runJob
      summary: ${line}
      description: ${text}
      parameters:
        - { name: dry, in: query, description: ${text}, schema: { type: string, enum: [${line}], default: ${line} } }
      responses:
        "200":
          description: ok
          content: { application/json: { schema: { $ref: "#/components/schemas/Job" } } }
        "400": { description: ${text} }
components:
  schemas:
    Job:
      type: object
      properties:
        id: { type: string, description: ${text} }
        ${line}: { type: string, description: ${text} }
`,
);
write(
  "overlay.yaml",
  `overlay: 1.0.0
info: { title: Evil, version: "1" }
actions:
  - target: $.paths['/jobs'].post
    description: ${line}
    update: { x-sdk: { group: jobs, name: run, effect: once, unconfirmed: ${line} } }
`,
);

const vendor = readVendor(root, "evil");
const pages = vendorPages(vendor);
const frame: Frame = { areas: [], beside: () => [], around: () => ({}), repository: undefined };

test.each(pages.map((page) => [page.path, page] as const))(
  "%s holds no tag and no link of its description",
  (_, page) => {
    const shown = framed(page, frame);

    expect(shown).toContain("alert(1)");
    expect(shown.match(/<script\b[^>]*>/g)).toEqual(["<script>", '<script type="module" src="../assets/main.js">']);
    expect(shown).not.toMatch(/<(?:img|b|i|iframe)\b/);
    expect(shown.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/);
    expect(shown).not.toMatch(/href="(?:javascript|https:\/\/evil)/);
    expect(shown.match(/<h1\b/g)).toHaveLength(1);
  },
);

test("llms.txt holds one link a page", () => {
  const items = llmsText(pages, [vendor])
    .split("\n")
    .filter((item) => item.includes("alert(1)") && item.startsWith("- "));

  expect(items.length).toBeGreaterThan(0);
  for (const item of items) expect(item.match(/(?<!\\)\]\(/g)).toHaveLength(1);
});
