import { describe, expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { separateDirections } from "../pipeline/normalise/directions.ts";
import { twofoldSchemas } from "../pipeline/normalise/twofold.ts";
import { answering, documentOf, json, ref, taking, text } from "./support/document.ts";

const state = { type: "string", enum: ["on", "off"] };
const open = { anyOf: [state, { type: "string", "x-open": true }] };
const separated = (schemas: Record<string, JsonObject>, operation: JsonObject) => {
  const { paths, components } = separateDirections(documentOf({ "/a": { post: operation } }, schemas));
  return { operation: paths["/a"]?.post, schemas: components.schemas };
};

describe("an enum", () => {
  test("is open in answers", () => {
    expect(separated({ State: state }, answering(ref("State"))).schemas).toEqual({ State: open });
  });

  test("is closed in requests", () => {
    const operation = { ...taking(ref("State")), responses: {} };

    expect(separated({ State: state }, operation).schemas).toEqual({ State: state });
  });

  test("is open in an answer that has no name, closed in a parameter", () => {
    const parameter = { name: "state", in: "query", schema: state };
    const { operation } = separated({}, answering(state, { parameters: [parameter] }));

    expect(operation?.parameters[0]?.schema).toEqual(state);
    expect(operation?.responses["200"]).toMatchObject(json(open));
  });

  test("of numbers stays as it is", () => {
    const levels = { type: "integer", enum: [1, 2] };

    expect(separated({ Level: levels }, answering(ref("Level"))).schemas).toEqual({ Level: levels });
  });

  test("that may be null keeps null and the description", () => {
    const nullable = { type: ["string", "null"], enum: ["on", null], description: "D." };

    expect(separated({ S: nullable }, answering(ref("S"))).schemas.S).toEqual({
      description: "D.",
      anyOf: [
        { type: ["string", "null"], enum: ["on", null] },
        { type: "string", "x-open": true },
      ],
    });
  });
});

describe("a schema of both directions", () => {
  test("becomes two when an enum is anywhere inside", () => {
    const plan = { type: "object", properties: { switch: ref("Switch") } };
    const { operation, schemas } = separated(
      { Plan: plan, Switch: { type: "object", properties: { state } } },
      { ...taking(ref("Plan")), ...answering(ref("Plan")) },
    );

    expect(schemas).toEqual({
      Plan: plan,
      PlanInput: { type: "object", properties: { switch: ref("SwitchInput") } },
      Switch: { type: "object", properties: { state: open } },
      SwitchInput: { type: "object", properties: { state } },
    });
    expect(operation?.requestBody).toMatchObject(json(ref("PlanInput")));
    expect(operation?.responses["200"]).toMatchObject(json(ref("Plan")));
  });

  test("becomes two when a field only goes one way", () => {
    const user = {
      properties: { id: { ...text, readOnly: true }, key: { ...text, writeOnly: true } },
      required: ["id"],
    };
    const { schemas } = separated({ User: user }, { ...taking(ref("User")), ...answering(ref("User")) });

    expect(schemas.User).toMatchObject({ properties: { id: text }, required: ["id"] });
    expect(schemas.UserInput).toEqual({ properties: { key: { ...text, writeOnly: true } }, required: [] });
  });

  test("stays one where both directions are the same", () => {
    const schemas = { Note: { type: "object", properties: { text } } };
    const document = documentOf({ "/a": { post: { ...taking(ref("Note")), ...answering(ref("Note")) } } }, schemas);

    expect([...twofoldSchemas(document)]).toEqual([]);
    expect(separateDirections(document).components.schemas).toEqual(schemas);
  });

  test("may refer to itself", () => {
    const tree = { type: "object", properties: { state, children: { type: "array", items: ref("Tree") } } };
    const { schemas } = separated({ Tree: tree }, { ...taking(ref("Tree")), ...answering(ref("Tree")) });

    expect(schemas.TreeInput?.properties?.children?.items).toEqual(ref("TreeInput"));
  });
});
