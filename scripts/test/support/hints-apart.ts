import { isList, isObject, type Json, type JsonObject, without } from "../../pipeline/json/json.ts";
import { yamlText } from "../../pipeline/json/yaml-text.ts";
import { pathText } from "../../pipeline/text/json-path.ts";

/** An overlay that changes nothing. */
export const noOverlay = overlayOf([{ target: "$.info", update: {} }]);

/** A description and the `x-sdk` in it as an overlay, for tests that write them as one; a real file has no say in hints. */
export function hintsApart(spec: Json): { readonly spec: Json; readonly overlay: string } {
  const actions: JsonObject[] = [];
  const bare = withoutHints(spec, "$", actions);
  return { spec: bare, overlay: actions.length > 0 ? overlayOf(actions) : noOverlay };
}

function withoutHints(value: Json, path: string, actions: JsonObject[]): Json {
  if (isList(value)) return value.map((item, index) => withoutHints(item, `${path}[${index}]`, actions));
  if (!isObject(value)) return value;
  const hints = path.endsWith("['properties']") ? undefined : value["x-sdk"];
  if (hints !== undefined) actions.push({ target: path, update: { "x-sdk": hints } });
  const rest = hints === undefined ? value : without(value, "x-sdk");
  return Object.fromEntries(
    Object.entries(rest).map(([key, item]) => [key, withoutHints(item, `${path}[${pathText(key)}]`, actions)]),
  );
}

function overlayOf(actions: readonly JsonObject[]): string {
  const told = actions.map(({ target = "", ...change }) => ({ target, description: "For this test.", ...change }));
  return yamlText({ overlay: "1.0.0", info: { title: "Hints", version: "1" }, actions: told });
}
