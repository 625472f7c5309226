import { z } from "zod";
import { conditions, rules, stateReason } from "./states.ts";
import { dotPath, inputName, methodName, operationId, runInput, searchInput } from "./values.ts";

const items = dotPath.describe('Dot path of the items in an answer; `""` is the answer itself.');
const more = dotPath.exactOptional().describe("Dot path of whether there are more.");
const total = dotPath.exactOptional().describe("Dot path of how many items there are in all.");

/** How a list goes on. */
export const pages = z
  .discriminatedUnion("style", [
    z.strictObject({
      style: z.literal("page"),
      page: inputName.describe("The input with the number of the page."),
      size: inputName.describe("The input with the number of items of a page."),
      first: z.int().min(0).describe("The number of the first page."),
      items,
      total,
      defaultSize: z
        .int()
        .min(0)
        .exactOptional()
        .describe("How many items a page has when nothing asks for another number."),
    }),
    z.strictObject({
      style: z.literal("offset"),
      in: inputName.exactOptional().describe("The input whose JSON value holds `offset` and `limit`."),
      offset: inputName.describe("The input with the number of items to leave out."),
      limit: inputName.describe("The input with the number of items of a page."),
      items,
      total,
      more,
      cap: z
        .int()
        .min(1)
        .exactOptional()
        .describe("The most items a page has, whatever is asked for; asked for where nothing else is."),
    }),
    z.strictObject({
      style: z.literal("cursor"),
      cursor: inputName.describe("The input with the cursor: a text in an answer that asks for the page after it."),
      next: dotPath.describe("Dot path of the cursor in an answer; nothing there, or an empty text, ends the list."),
      items,
      more,
    }),
    z.strictObject({
      style: z.literal("link"),
      next: dotPath
        .exactOptional()
        .describe(
          "Dot path of the next page's address in an answer; without one, the `Link` header's `rel=next` (RFC 8288).",
        ),
      items,
    }),
    z.strictObject({ style: z.literal("single"), items, total }),
  ])
  .meta({
    id: "Paging",
    description: "How a list goes on: in numbered pages, by an offset, a cursor or a link, or not at all (`single`).",
  });

const call = z
  .strictObject({ operation: operationId.describe("The operation to call."), input: runInput })
  .meta({ id: "RunCall", description: "A call about a run." });

const find = z
  .strictObject({
    operation: operationId.describe("The list to look in; it has `pages`."),
    input: searchInput,
    correlate: inputName
      .exactOptional()
      .describe("The input of the start that gets an id of its own where the caller gives none."),
    id: dotPath.describe("Dot path in a listed record of its id."),
    time: dotPath.describe("Dot path in a listed record of when it began."),
    match: dotPath.exactOptional().describe("Dot path in a listed record of what carries the correlation."),
  })
  .meta({ id: "FindPlan", description: "How to look for the run of a start whose answer was lost." });

export const run = z
  .strictObject({
    name: methodName.describe("The method that starts: `client.group.<name>(…)`."),
    id: dotPath.describe("Dot path of the run's id in the start's answer."),
    poll: operationId.describe("The operation that reads the run's record; it has a `record`."),
    started: rules.exactOptional().describe("What the start's own answer tells."),
    verify: conditions
      .exactOptional()
      .describe("Where they hold, the start's answer proves little: its record is read before the run is handed out."),
    find: find.exactOptional(),
  })
  .meta({ id: "RunPlan", description: "How a start becomes a run." });

const output = z
  .strictObject({
    operation: operationId.exactOptional().describe("The operation to call; without one, that which reads the record."),
    input: runInput,
    value: dotPath.describe("Dot path of the output in the answer."),
    type: z.enum(["string", "number", "boolean"]).exactOptional().meta({
      description: "Which of several types the output has, where the inputs decide that.",
      generatorOnly: true,
    }),
  })
  .meta({ id: "OutputPlan", description: "How to read what a run has produced." });

const attention = z
  .strictObject({
    operation: operationId.describe("The list that shows what asks a person."),
    input: runInput,
    when: conditions.describe("Holds for the records that leave it open."),
    items: dotPath.describe("Dot path of a list in the answer; the run waits while one of its items is as `if` says."),
    if: conditions,
    reason: stateReason.describe("The reason for which the run waits then."),
  })
  .meta({
    id: "AttentionPlan",
    description: "How to see that a run waits for a person, where its record does not tell.",
  });

const becomes = z
  .strictObject({
    operation: operationId.describe("The operation that reads the record of that run; it has a `record`."),
    id: dotPath.describe("Dot path in this record of the id of that run; nothing there: not yet."),
  })
  .meta({ id: "BecomesPlan", description: "The run that this one becomes, such as a request once it is approved." });

export const record = z
  .strictObject({
    attach: methodName.describe("The method that takes a run up by its id: `client.group.<attach>(id)`."),
    input: runInput.describe("What reads the record, such as `id: $id`."),
    states: rules.describe("Over the record: the first rule that holds wins; none means running."),
    output: output.exactOptional(),
    cancel: call.exactOptional().describe("The call that cancels the run."),
    attention: attention.exactOptional(),
    becomes: becomes.exactOptional(),
  })
  .meta({ id: "RecordPlan", description: "What can be done with a run, given its record." });
