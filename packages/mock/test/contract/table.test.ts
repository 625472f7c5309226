import { expect, test } from "vitest";
import { operations as airplane } from "../../../airplane/src/generated/operations.ts";
import { table as airplaneText } from "../../../airplane/src/generated/table.ts";
import { operations as blink } from "../../../blink/src/generated/operations.ts";
import { table as blinkText } from "../../../blink/src/generated/table.ts";
import { readTable } from "../../../core/src/read-table.ts";
import { operations as hoop } from "../../../hoop/src/generated/operations.ts";
import { table as hoopText } from "../../../hoop/src/generated/table.ts";

test.each([
  ["airplane", airplaneText, airplane],
  ["blink", blinkText, blink],
  ["hoop", hoopText, hoop],
])("the table of %s says what its constants for single calls say", (_vendor, text, constants) => {
  const calls = readTable(text).map(({ pages: _, run: __, record: ___, ...call }) => call);

  expect(calls.toSorted(byId)).toEqual(constants.toSorted(byId));
});

const byId = (left: { readonly id: string }, right: { readonly id: string }) => (left.id < right.id ? -1 : 1);
