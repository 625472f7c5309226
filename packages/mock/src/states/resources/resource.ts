import type { Operation, Schema } from "../../description/document.ts";
import type { Paging } from "../derived/rows.ts";

/** What an operation does with a resource. */
export type Role = "create" | "list" | "read" | "replace" | "merge" | "remove";

/** The operations of what looks like one resource. */
export type Family = Readonly<Partial<Record<Role, Operation>>>;

/** Where a request names the item it is for. */
export interface KeyPlace {
  readonly in: "path" | "query" | "body";
  readonly name: string;
}

/** Things that the description lets one change and read again: a collection, or a single one. */
export interface Resource {
  readonly family: Family;
  /** An item, as it is read. */
  readonly item: Schema;
  /** The properties of an item that may hold its key; none of a single one. */
  readonly keys: readonly string[];
  /** Where each operation names its item; absent where there is but one. */
  readonly places: Readonly<Partial<Record<Role, KeyPlace>>>;
  readonly pages?: Paging;
  /** Whether nothing is there before a request makes it. Else there is already, unseen, what can only be changed. */
  readonly beginsEmpty: boolean;
}
