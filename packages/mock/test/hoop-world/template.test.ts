import { expect, test } from "vitest";
import { parseTemplate } from "../../src/vendors/hoop/world/runbooks/template.ts";

test("a value comes from the parameters, or from the default", () => {
  const { render } = parseTemplate('{{ .a | default "1" }} {{ .b }}{{.c|default "x"}}');

  expect(render({ b: "2", c: "" })).toBe("1 2x");
});

test("an input is described by its pipelines", () => {
  const { inputs } = parseTemplate('{{ .a | required "say a" | description "the a" | type "number" }} {{ .b }}');

  expect(inputs).toEqual({
    a: { description: "the a", required: true, type: "number" },
    b: { description: "", required: false, type: "text" },
  });
});

test("an unknown function is an error at its line", () => {
  expect(() => parseTemplate("one\n{{ .x | nope }}")).toThrow('template: :2: function "nope" not defined');
});
