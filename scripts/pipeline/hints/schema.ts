import { z } from "zod";
import { effects } from "./effects.ts";
import { pages, record, run } from "./plans.ts";
import { matching, methodName, reason } from "./values.ts";

// What an `x-sdk` may hold. The checks, the types here and in the core, and what editors know of overlays all come from it.

const effect = z.enum(effects).meta({
  id: "Effect",
  description: "Whether sending a request again can do harm; decides every retry.",
});

const lastEvent = z
  .string()
  .describe('Name of the event after which a stream of events is complete; `""` where it never is.');

const base = z
  .literal("origin")
  .describe("`origin`: the path begins at the root of the host, not at the client's base address.");

const server = matching(
  /^https?:\/\/[^\s{}?#@]*[^\s{}?#@/]$/,
  "an address such as https://uploads.example.com/v1",
).describe(
  "The address of its own server, without a slash at the end; nothing goes there unless a caller names it in `servers`.",
);

/** `x-sdk` of an operation. */
export const operationHints = z
  .strictObject({
    group: methodName.describe("`client.<group>.<name>()`"),
    name: methodName.describe("`client.<group>.<name>()`"),
    effect: effect.exactOptional().describe("`read`, `idempotent`, `keyed` or `once`: whether it may be sent again."),
    base: base.exactOptional(),
    server: server.exactOptional(),
    unconfirmed: reason.exactOptional().describe("Why the operation is not certain; marks it `@experimental`."),
    answer: z
      .enum(["json", "optional", "none", "text", "bytes", "events", "location"])
      .exactOptional()
      .describe(
        "How a successful answer is read, where the content type does not tell; `optional`: JSON or nothing; `location`: where a redirect leads.",
      ),
    lastEvent: lastEvent.exactOptional(),
    pages: pages.exactOptional(),
    run: run.exactOptional().describe("How a start becomes a run; on the operation that starts it."),
    record: record.exactOptional().describe("What can be done with a run; on the operation that reads its record."),
    lint: z
      .strictObject({ pages: reason.exactOptional() })
      .exactOptional()
      .describe("Why a finding of the generator's lints stands, such as `pages: a map`."),
  })
  .meta({ id: "OperationHints", description: "What the description cannot say about an operation." });

/** `x-sdk` of an operation that gets no method. */
export const unsupportedHints = z
  .strictObject({ unsupported: reason.describe("Why there is no method for it; `client.request` still reaches it.") })
  .meta({ id: "UnsupportedHints", description: "What keeps an operation from becoming a method." });

/** `x-sdk` of a parameter. */
export const parameterHints = z
  .strictObject({
    as: matching(/^[A-Za-z_]\w*$/, "a name like envSlug")
      .exactOptional()
      .describe("The name of the input."),
    default: z.literal("client").exactOptional().describe("Lets an option of the client fill it in."),
  })
  .meta({ id: "ParameterHints", description: "What the description cannot say about a parameter." });

/** `x-sdk` of a schema. */
export const schemaHints = z
  .strictObject({
    as: matching(/^[A-Z][A-Za-z0-9]*$/, "a name like ApiErrorBody")
      .exactOptional()
      .describe("The name of the type."),
    lint: z
      .strictObject({ required: reason.exactOptional() })
      .exactOptional()
      .describe("Why a finding of the generator's lints stands."),
  })
  .meta({ id: "SchemaHints", description: "What the description cannot say about a schema." });

/** How the value of a parameter is written (OpenAPI 3.1, "Style Values"); `*` stands for `explode: true`, as in RFC 6570. */
export const style = z
  .enum(["simple", "simple*", "label", "label*", "matrix", "matrix*", "form", "form*", "space", "pipe", "deep", "json"])
  .meta({
    id: "Style",
    description: "How a value is written, by OpenAPI's names of styles; `*`: exploded; `json`: as JSON text.",
  });

/** One row of a vendor's operation table, as the core reads it. */
export const row = z
  .strictObject({
    id: z.string().describe("`group.name`, as in `client.group.name(…)`."),
    method: z.string(),
    path: z.string().describe("The path template; a `{name}` in it is an input of that name."),
    effect,
    base: base.exactOptional(),
    query: z
      .array(z.union([z.string(), z.tuple([z.string(), z.string()])]))
      .exactOptional()
      .describe("Inputs sent as query parameters: the name, or `[input name, wire name]` where they differ."),
    headers: z
      .record(z.string(), z.string())
      .exactOptional()
      .describe("Inputs sent as headers: input name to header name."),
    styles: z
      .record(z.string(), style)
      .exactOptional()
      .describe("How inputs are written whose way is not the usual one, by input name; needs `wire`."),
    body: z
      .enum(["fields", "optional", "whole"])
      .exactOptional()
      .describe(
        "`fields`: every other input is a field of the body. `optional`: the same, no body without fields. `whole`: the input `body`.",
      ),
    fields: z
      .array(z.string())
      .exactOptional()
      .describe("The names of the body's fields, on the operation that starts a run: no other input is sent."),
    sends: z.string().exactOptional().describe("The media type of the body; `application/json` when absent."),
    accepts: z.string().exactOptional().describe("The `Accept` header, where a server has several media types."),
    answer: z
      .enum(["optional", "none", "text", "bytes", "events", "location"])
      .exactOptional()
      .describe(
        "How a successful answer is read; JSON when absent, JSON or nothing when `optional`; `location`: where a redirect leads, which the layer `locations` answers.",
      ),
    lastEvent: lastEvent.exactOptional(),
    pages: pages.exactOptional(),
    run: run.exactOptional().describe("Set on the operation that starts a run."),
    record: record.exactOptional().describe("Set on the operation that reads a run's record."),
  })
  .meta({
    id: "Operation",
    description: "One row of a vendor's operation table: all that is needed to send the call and read its answer.",
  });
