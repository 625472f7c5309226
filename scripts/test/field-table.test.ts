import { describe, expect, test } from "vitest";
import { isSentAsNull, readFieldTable } from "../pipeline/fields/field-table.ts";
import { messageOf } from "./support/problems.ts";

const heading = "schema\tfield\tgo kind\tomitempty\tbinding\n";
const read = (...lines: readonly string[]) => readFieldTable(heading + lines.join("\n"), "fields.tsv");

test("a type has the fields of the types embedded in it", () => {
  const table = read("User\tid\tvalue\tfalse\t", "Info\t<embedded User>\t\t\t", "Info\tgroups\tslice\ttrue\t");

  expect(table.get("Info")).toEqual([
    { name: "id", kind: "value", omitEmpty: false },
    { name: "groups", kind: "slice", omitEmpty: true },
  ]);
});

describe("null is sent", () => {
  test.each(["pointer", "slice", "map", "interface", "raw"])("for a %s that is always sent", (kind) => {
    expect(isSentAsNull({ name: "a", kind, omitEmpty: false })).toBe(true);
    expect(isSentAsNull({ name: "a", kind, omitEmpty: true })).toBe(false);
  });

  test.each(["value", "value:time.Time"])("for no %s", (kind) => {
    expect(isSentAsNull({ name: "a", kind, omitEmpty: false })).toBe(false);
  });
});

describe("a table that is none", () => {
  test.each([
    ["another heading", "schema\tfield\n", "fields.tsv:1:1\n  the first line must be"],
    ["a line without a kind", `${heading}User\tid\t\tfalse\t\n`, "fields.tsv:2:1\n  not a field of a type"],
    ["a line with another truth", `${heading}User\tid\tvalue\tno\t\n`, "fields.tsv:2:1\n  not a field of a type"],
  ])("%s", (_what, text, want) => {
    expect(messageOf(() => readFieldTable(text, "fields.tsv"))).toContain(want);
  });
});
