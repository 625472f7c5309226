import type { ApiOperation } from "../../../scripts/pipeline/model/api-types.ts";

/** The method that makes a run of an operation: `sessions.start` of `sessions.exec`, `sessions.attach` of `sessions.get`. */
export function runMethod({ id, run, record }: ApiOperation): string | undefined {
  const name = run?.name ?? record?.attach;
  return name === undefined ? undefined : `${id.split(".")[0]}.${name}`;
}
