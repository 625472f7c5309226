import type { Operation } from "../types/operation.ts";
import { pathNames } from "./path-value.ts";

/** The names of an operation's inputs, but for fields of the body that its row does not name. */
export const inputNames = ({ path, query = [], headers = {}, body, fields = [] }: Operation): string[] => [
  ...pathNames(path),
  ...query.map((entry) => (typeof entry === "string" ? entry : entry[0])),
  ...Object.keys(headers),
  ...(body === "whole" ? ["body"] : fields),
];
