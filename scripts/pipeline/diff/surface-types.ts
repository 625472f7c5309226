import type { JsonObject } from "../json/json.ts";
import type { Shape } from "./shape.ts";

/** What callers of a client can see of it and rely on, without a word of prose. */
export interface Surface {
  readonly operations: Readonly<Record<string, SurfaceOperation>>;
  readonly types: Readonly<Record<string, SurfaceType>>;
}

export interface SurfaceOperation {
  /** Method and path as published. */
  readonly route: string;
  readonly effect: string;
  readonly base?: string;
  /** Inputs; a name that ends in `?` may be left out. */
  readonly input?: Readonly<Record<string, Shape>>;
  /** Where an input goes, if not into the body: `query`, `header X-Env`. */
  readonly sent?: Readonly<Record<string, string>>;
  /** Sets of inputs of which one must be given whole. */
  readonly choice?: readonly (readonly string[])[];
  readonly answer: Shape;
  /** What the method answers, where it is not a promise of the answer. */
  readonly returns?: string;
  readonly errors: readonly string[];
  readonly deprecated?: true;
  readonly unconfirmed?: true;
  /** The credentials a call needs: any of these sets; none where it needs none. */
  readonly auth: readonly string[];
  /** `pages`, `run` and `record`, as in the operation table. */
  readonly plans?: JsonObject;
}

export interface SurfaceType {
  /** Who meets the type: those who write it, those who read it, or both. */
  readonly use: "requests" | "answers" | "both";
  readonly shape: Shape;
}
