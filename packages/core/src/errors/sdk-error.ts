import type { Acted } from "../types/acted.ts";
import { brand, isInstance } from "./brand.ts";

export interface ErrorDetails {
  readonly operation: string;
  readonly acted: Acted;
  readonly cause?: unknown;
}

/** What every error of this package has: the operation and whether the server may have acted. */
export abstract class SdkError<Details extends ErrorDetails = ErrorDetails> extends Error {
  declare readonly name: string;
  /** The operation that failed: `group.name`, or method and path. */
  declare readonly operation: string;
  /** Whether the server may have carried the request out. */
  declare readonly acted: Acted;
  /** Two copies of this package in one program know each other's errors. */
  static override readonly [Symbol.hasInstance] = isInstance;
  static {
    brand(SdkError, "SdkError");
  }

  constructor(message: string, { cause, ...details }: Details) {
    super(`${details.operation}: ${message}`, cause === undefined ? {} : { cause });
    Object.assign(this, details);
  }
}
