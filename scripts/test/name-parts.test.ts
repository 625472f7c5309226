import { expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { nameParts } from "../pipeline/normalise/name-parts.ts";
import { checkParts } from "../pipeline/read/check-parts.ts";
import { answering, described, ref, text } from "./support/document.ts";

const disk = { type: "object", properties: { size: { type: "integer" }, label: text } };

/** The schemas of a document of which every schema that is referred to has a name. */
function schemasOf(document: JsonObject) {
  expect(checkParts(document)).toEqual([]);
  const { components, definitions } = nameParts(document) as { components?: JsonObject; definitions?: JsonObject };
  return components?.schemas ?? definitions;
}

test.each<[string, JsonObject, JsonObject]>([
  [
    "a property",
    described(
      {},
      { Disk: disk, Copy: { properties: { size: { $ref: "#/components/schemas/Disk/properties/size" } } } },
    ),
    { Disk: disk, Copy: { properties: { size: ref("DiskSize") } }, DiskSize: { type: "integer" } },
  ],
  [
    "a part whose name another schema has",
    described({}, { disk_size: text, Disk: disk, Copy: { $ref: "#/components/schemas/Disk/properties/size" } }),
    { disk_size: text, Disk: disk, Copy: ref("DiskSize2"), DiskSize2: { type: "integer" } },
  ],
  [
    "an answer of another operation",
    described(
      { "/v2/disks": { get: answering(disk) } },
      {
        Copy: { $ref: "#/paths/~1v2~1disks/get/responses/200/content/application~1json/schema" },
      },
    ),
    { Copy: ref("V2DisksGet200"), V2DisksGet200: disk },
  ],
  [
    "a part that is another schema",
    described(
      {},
      {
        Disk: disk,
        Host: { properties: { disk: ref("Disk") } },
        Copy: { items: { $ref: "#/components/schemas/Host/properties/disk" } },
        Label: { $ref: "#/components/schemas/Host/properties/disk/properties/label" },
      },
    ),
    {
      Disk: disk,
      Host: { properties: { disk: ref("Disk") } },
      Copy: { items: ref("Disk") },
      Label: ref("DiskLabel"),
      DiskLabel: text,
    },
  ],
  [
    "a part that refers to itself",
    described(
      {},
      {
        Tree: { properties: { nodes: { items: { $ref: "#/components/schemas/Tree/properties/nodes" } } } },
      },
    ),
    {
      Tree: { properties: { nodes: { items: ref("TreeNodes") } } },
      TreeNodes: { items: ref("TreeNodes") },
    },
  ],
  [
    "a definition in Swagger 2.0",
    {
      swagger: "2.0",
      paths: {},
      definitions: { Disk: disk, Copy: { $ref: "#/definitions/Disk/properties/label" } },
    },
    { Disk: disk, Copy: { $ref: "#/definitions/DiskLabel" }, DiskLabel: text },
  ],
  [
    "a definition of a newer version",
    {
      openapi: "3.0.0",
      paths: {},
      definitions: { Disk: disk },
      components: { schemas: { Copy: { $ref: "#/definitions/Disk" } } },
    },
    { Copy: ref("Disk"), Disk: disk },
  ],
])("%s gets a name of its own", (_what, document, schemas) => {
  expect(schemasOf(document)).toEqual(schemas);
});

test("a document of which every reference leads to a name is left alone", () => {
  const document = described({ "/a": { get: answering(ref("A")) } }, { A: disk });

  expect(nameParts(document)).toBe(document);
});

test("what leads nowhere, or to data, is left to the checks", () => {
  const document = described(
    {},
    {
      A: { default: { b: {} } },
      B: { $ref: "#/components/schemas/A/default/b" },
      C: { $ref: "#/components/schemas/A/nothing" },
    },
  );

  expect(nameParts(document)).toEqual(document);
  expect(checkParts(document)).toHaveLength(2);
});
