import { expect, test } from "vitest";
import { keyProperties } from "../../../src/states/resources/keys.ts";

test.each<[parameter: string, collection: string, properties: readonly string[], keys: readonly string[]]>([
  ["id", "books", ["id", "name"], ["id"]],
  ["nameOrID", "agents", ["id", "name", "org_id"], ["id", "name"]],
  ["email_or_id", "users", ["email", "id", "name"], ["email", "id"]],
  ["bookId", "books", ["id", "title"], ["id"]],
  ["id", "books", ["book_id", "shop_id"], ["book_id"]],
  ["current_name", "rules", ["id", "name"], ["name"]],
  ["table", "table", ["id", "name", "owner"], ["id", "name"]],
  ["id", "books", ["shop_id", "title"], []],
])("{%s} of %s with %j is told by %j", (parameter, collection, properties, keys) => {
  expect(keyProperties(parameter, properties, collection)).toEqual(keys);
});
