import { own } from "../json/json.ts";
import type { Change } from "./change.ts";
import { compareShapes, isSame } from "./compare-shapes.ts";
import { fieldIn } from "./compare-types.ts";
import { changeText, judge } from "./judge.ts";
import type { Renames } from "./renames.ts";
import { shapeText } from "./shape-text.ts";
import type { Surface, SurfaceOperation } from "./surface-types.ts";

type Operations = Surface["operations"];

/** What has become of the methods of a client, of what they take and of what they answer. */
export function compareOperations(before: Operations, after: Operations, renames: Renames): readonly Change[] {
  const gone = Object.keys(before).filter((id) => !Object.hasOwn(after, id));
  const fresh = Object.keys(after).filter((id) => !Object.hasOwn(before, id));
  const called = new Map(fresh.map((id) => [after[id]?.route, id]));
  const known = Object.entries(before).flatMap(([id, was]) => {
    const is = Object.hasOwn(after, id) ? after[id] : undefined;
    return is === undefined ? [] : operationChanges(id, was, is, renames);
  });
  return [
    ...gone.map((id) => goneChange(id, called.get(before[id]?.route))),
    ...fresh
      .filter((id) => !gone.some((one) => before[one]?.route === after[id]?.route))
      .map((id) => of(id, "everybody", "minor", `\`${id}\` is new: \`${after[id]?.route}\`.`)),
    ...known,
  ];
}

function goneChange(id: string, now: string | undefined): Change {
  const what = now === undefined ? `\`${id}\` is gone.` : `\`${id}\` is called \`${now}\`.`;
  return of(now ?? id, "everybody", "major", what);
}

function operationChanges(
  id: string,
  was: SurfaceOperation,
  is: SurfaceOperation,
  renames: Renames,
): readonly Change[] {
  return [
    ...(was.route === is.route
      ? []
      : [
          of(
            id,
            "everybody",
            "major",
            `\`${id}\` calls \`${is.route}\`, was \`${was.route}\`; \`raw\` and \`request\` name the path.`,
          ),
        ]),
    ...inputChanges(id, was, is, renames),
    ...answerChanges(id, was, is, renames),
    ...errorChanges(id, was, is),
    ...(is.deprecated && !was.deprecated ? [of(id, "everybody", "minor", `\`${id}\` is deprecated.`)] : []),
    ...(was.deprecated && !is.deprecated ? [of(id, "everybody", "patch", `\`${id}\` is no longer deprecated.`)] : []),
    ...(is.unconfirmed === was.unconfirmed
      ? []
      : [of(id, "everybody", "patch", `\`${id}\` is ${is.unconfirmed ? "not confirmed any more" : "confirmed"}.`)]),
  ];
}

function inputChanges(id: string, was: SurfaceOperation, is: SurfaceOperation, renames: Renames): readonly Change[] {
  const before = renames.inShape({ fields: was.input ?? {} });
  const changes = compareShapes(before, { fields: is.input ?? {} });
  const both = Object.keys(fieldNames(was)).filter((name) => name in fieldNames(is));
  const sent = both.filter((name) => sentTo(was, name) !== sentTo(is, name));
  return [
    ...changes.map((change) => ({
      ...of(id, "writers", judge(change, "requests").bump, inputText(id, change)),
      field: fieldIn(change.path),
    })),
    ...sent.map((name) => ({
      ...of(
        id,
        "writers",
        "patch",
        `\`${name}\` of \`${id}\` is sent as ${sentTo(is, name)}, was ${sentTo(was, name)}.`,
      ),
      field: name,
    })),
    ...(isSame(was.choice, is.choice)
      ? []
      : [of(id, "writers", "major", `\`${id}\` takes other sets of inputs: ${choiceText(is)}.`)]),
  ];
}

function fieldNames({ input = {} }: SurfaceOperation): Readonly<Record<string, true>> {
  return Object.fromEntries(Object.keys(input).map((name) => [name.replace(/\?$/, ""), true]));
}

function sentTo({ sent = {} }: SurfaceOperation, name: string): string {
  return own(sent, name) ?? "a field of the body";
}

function inputText(id: string, change: Parameters<typeof changeText>[1]): string {
  const { path, kind, isRequired } = change;
  if (kind === "added") return `\`${id}\` ${isRequired ? "needs" : "accepts"} \`${path}\`.`;
  if (kind === "removed") return `\`${id}\` no longer takes \`${path}\`.`;
  if (kind === "required") return `\`${id}\` needs \`${path}\`, which could be left out.`;
  if (kind === "optional") return `\`${id}\` can do without \`${path}\`.`;
  const takes = kind === "widened" ? "accepts more" : kind === "narrowed" ? "accepts less" : "accepts another type";
  const [now, before] = [change.after, change.before].map((shape) => shapeText(shape ?? "unknown"));
  return `\`${path}\` of \`${id}\` ${takes}: \`${now}\`, was \`${before}\`.`;
}

function choiceText({ choice = [] }: SurfaceOperation): string {
  return choice.length === 0
    ? "none"
    : choice.map((set) => set.map((name) => `\`${name}\``).join(" and ")).join(", or ");
}

function answerChanges(id: string, was: SurfaceOperation, is: SurfaceOperation, renames: Renames): readonly Change[] {
  const changes = compareShapes(renames.inShape(was.answer), is.answer).map((change) => ({
    ...of(id, "readers", judge(change, "answers").bump, answerText(id, change)),
    field: fieldIn(change.path),
  }));
  // A list that pages answers another thing than one that does not, whatever it holds.
  const paged = (was.returns === undefined) !== (is.returns === undefined);
  const what = `\`${id}\` answers ${is.returns === undefined ? "a promise" : "pages"}, was ${was.returns === undefined ? "a promise" : "pages"}.`;
  return paged ? [...changes, of(id, "readers", "major", what)] : changes;
}

function answerText(id: string, change: Parameters<typeof changeText>[1]): string {
  if (change.path !== "" || change.kind === "values") return changeText(`${id}()`, change, "answers");
  const [now, before] = [change.after, change.before].map((shape) => shapeText(shape ?? "unknown"));
  return `\`${id}\` answers \`${now}\`, was \`${before}\`.`;
}

function errorChanges(id: string, was: SurfaceOperation, is: SurfaceOperation): readonly Change[] {
  const came = is.errors.filter((status) => !was.errors.includes(status));
  const went = was.errors.filter((status) => !is.errors.includes(status));
  return [
    ...(came.length > 0 ? [of(id, "readers", "patch", `\`${id}\` may fail with ${came.join(", ")}.`)] : []),
    ...(went.length > 0
      ? [of(id, "readers", "patch", `\`${id}\` is no longer described to fail with ${went.join(", ")}.`)]
      : []),
  ];
}

function of(at: string, affects: Change["affects"], bump: Change["bump"], what: string): Change {
  return { level: "surface", at, affects, bump, what };
}
