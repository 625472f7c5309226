import type { Column } from "../subject.ts";
import { ours } from "./ours.ts";

/** Our own columns, and those of the peers unless only ours are wanted; a peer's package is loaded only then. */
export async function columns({ oursOnly }: { readonly oursOnly: boolean }): Promise<readonly Column[]> {
  if (oursOnly) return ours;
  const [{ openapiFetch }, { heyApi }, { openai }, { octokit }] = await Promise.all([
    import("./openapi-fetch.ts"),
    import("./hey-api.ts"),
    import("./openai.ts"),
    import("./octokit.ts"),
  ]);
  return [...ours, openapiFetch, await heyApi(), openai, octokit];
}
