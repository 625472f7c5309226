import { z } from "zod";
import { isPlaceholder } from "../text/placeholder.ts";

/** A text that fits a pattern; `what` completes "must be …". */
export const matching = (pattern: RegExp, what: string) =>
  z.string(`must be ${what}`).regex(pattern, `must be ${what}`);

export const reason = z
  .string("must be a reason")
  .regex(/\S/, { error: "must be a reason", abort: true })
  .refine((text) => !isPlaceholder(text), "must be a reason");
export const methodName = matching(/^[a-z][A-Za-z0-9]*$/, "a name like listRuns");
export const dotPath = matching(/^([^.]+(\.[^.]+)*)?$/, 'a dot path, as in data.items, or "" for the whole answer');
export const inputName = z.string();

/** Stands for the operation itself in the core. */
export const operationId = matching(/^[a-z]\w*\.[a-z]\w*$/, "the group and name of an operation, as in runs.get").meta({
  id: "OperationId",
  description: "Group and name of an operation, as in runs.get.",
});

export type Template = string | number | boolean | { readonly [name: string]: Template };

/** Inputs by name, in which a text that begins with `$` stands for something only a run has. */
function inputs(id: string, placeholders: RegExp, known: string) {
  const template: z.ZodType<Template> = z
    .union(
      [
        matching(placeholders, `a text, ${known}`),
        z.number(),
        z.boolean(),
        z.record(
          z.string(),
          z.lazy(() => template),
        ),
      ],
      "must be a text, a number, true or false, or an object of these",
    )
    .meta({ id: `${id}Template`, as: "Template" });
  return z.record(z.string(), template).meta({ id, as: "RunInput", description: inputDescription });
}

const inputDescription =
  "Inputs by name. `$id` stands for the run's id, `$input.x` for input `x` of the start, `$correlation` for the " +
  "start's own id, `$since` for when it was sent (RFC 3339, `$sinceMs` in epoch milliseconds). An object stands for its JSON text.";

/** What a call takes that knows the run: its id, and inputs of the start. */
export const runInput = inputs("RunInput", /^(?!\$)|^\$id$|^\$input\..+$/, "$id or $input.<name>");

/** What a search takes, which does not know the run yet. */
export const searchInput = inputs(
  "SearchInput",
  /^(?!\$)|^\$(correlation|since|sinceMs)$|^\$input\..+$/,
  "$input.<name>, $correlation, $since or $sinceMs",
);
