import type { JsonObject } from "../json/json.ts";
import { yamlText } from "../json/yaml-text.ts";
import type { Action } from "../overlay/apply.ts";
import { refuse } from "../problems/problem.ts";
import { checkParts } from "../read/check-parts.ts";
import { withoutOwnExtensions } from "../read/own-extensions.ts";
import { messageText } from "../text/safe-text.ts";
import { withoutCredentials } from "./credentials.ts";
import { documentOf, withActions } from "./document.ts";
import { actionsOf } from "./draft.ts";
import { hintsFor } from "./hints-for.ts";
import { mends } from "./mend.ts";
import { settled } from "./settle.ts";

/** An overlay that nobody has looked at yet. */
export interface OverlayDocument {
  readonly overlay: "1.0.0";
  readonly info: { readonly title: string; readonly version: string };
  readonly actions: readonly Action[];
}

export interface Proposal {
  readonly overlay: OverlayDocument;
  /** The overlay as YAML. */
  readonly text: string;
  /** What was taken away as no description may hold it, by its place. */
  readonly mended: readonly string[];
  /** What was seen and not proposed, with the method and path it was seen at. */
  readonly notes: readonly string[];
}

/** An overlay for a description nobody has looked at: names, effects, pages and runs, each with what it rests on. */
export function proposeOverlay(document: JsonObject, { name }: { readonly name: string }): Proposal {
  const specFile = `specs/${name}/openapi.yaml`;
  const published = withoutOwnExtensions(document);
  const mended = mends(published, name);
  const facts = withActions(published, mended, name);
  refuse(checkParts(facts), specFile, `specs/${name}/overlay.yaml`);
  const known = documentOf(facts, specFile);
  const first = { ...hintsFor(known), corrections: withoutCredentials(facts, known) };
  const { drafts, corrections, notes } = settled(facts, known, first, name);
  const actions = [...mended, ...actionsOf(drafts), ...corrections];
  const overlay: OverlayDocument = {
    overlay: "1.0.0",
    info: { title: `Proposed corrections and SDK hints for ${name}`, version: "1.0.0" },
    actions: actions.length === 0 ? [nothing] : actions,
  };
  const text = `# yaml-language-server: $schema=../overlay.schema.json\n${yamlText(overlay)}`;
  return {
    overlay,
    text,
    mended: mended.map(({ target, description }) => messageText(`${target}: ${description.replace("Proposed: ", "")}`)),
    notes: notes.map(messageText).toSorted(),
  };
}

/** An overlay has at least one action. */
const nothing: Action = {
  target: "$.info",
  description: "Proposed: Nothing is changed, as the description has no operation.",
  update: {},
};
