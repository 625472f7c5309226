import type { Body, Shape } from "../../http/bind.ts";

/** What the gateway makes of an entry by itself. */
export type Made = "uuid" | "org" | "now";

/** Resources that differ in nothing but data: created, read, changed and deleted by one rule. */
export interface Kind {
  readonly path: string;
  readonly body: Shape;
  /** The fields that are given, and what they are where they are not. */
  readonly given: Body;
  /** Fields that are there only where they are given. */
  readonly optional?: readonly string[];
  readonly made: Readonly<Record<string, Made>>;
  /** Fields nobody gives here. */
  readonly fixed?: Body;
  /** Lists that read back as null when they are empty. */
  readonly nullWhenEmpty?: readonly string[];
  /** The fields an entry is found by. */
  readonly foundBy: readonly string[];
  /** The name of the path's parameter. */
  readonly parameter: string;
  /** A page's size where the list comes in pages; 0 is all of it. */
  readonly pageSize?: number;
  /** The status of a page that cannot be, if not 422. */
  readonly badPage?: 400;
  /** The list where it is empty, if not an empty one. */
  readonly empty?: null;
  readonly missing: Answered;
  readonly taken?: Answered;
  /** How the database refuses an id that is no UUID, where entries go by one. */
  readonly malformed?: string;
  /** How many entries there may be. */
  readonly most?: { readonly entries: number } & Answered;
  /** A field of the database's that must be there (`answers`, of SPIFFE mappings). */
  readonly notNull?: { readonly field: string; readonly message: string };
  readonly cannotDelete?: boolean;
}

export interface Answered {
  readonly status: number;
  readonly message: string;
}
