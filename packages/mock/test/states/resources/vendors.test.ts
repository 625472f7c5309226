import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Operation, schemaOf } from "../../../src/description/document.ts";
import { createValidator } from "../../../src/description/validator.ts";
import { isObject } from "../../../src/http/message.ts";
import { type Mock, startMock } from "../../../src/index.ts";
import type { Resource, Role } from "../../../src/states/resources/resource.ts";
import { createRightRequests, initOf, randomOf } from "../../support/requests.ts";
import { resourceLines, resourcesOf } from "../../support/resources-of.ts";
import { vendors } from "../../support/vendors.ts";

const hoop = vendors.filter(({ name }) => name === "hoop");
test.skipIf(hoop.length === 0)("the resources seen at Hoop are those that were reviewed", async () => {
  await expect(resourceLines(hoop.flatMap(resourcesOf))).toMatchFileSnapshot("seen/hoop.txt");
});

/** The key where a creation answers it, by itself or as in `job_id`, or in what it wraps; else what was sent. */
function keyOf({ keys }: Resource, { sent, answer }: { readonly sent: unknown; readonly answer: unknown }): string {
  const own = isObject(answer) ? answer : {};
  const wrapped = Object.values(own).filter(isObject);
  const places = [own, ...wrapped, isObject(sent) ? sent : {}];
  const found = places.flatMap((place) => keys.map((key) => place[key])).find((value) => value !== undefined);
  return String(found ?? Object.entries(own).find(([name]) => name.endsWith("_id"))?.[1]);
}

const remembered = vendors.filter((vendor) => resourcesOf(vendor).length > 0);

// Of the table alone, so that nothing a vendor's folder plays by hand answers.
describe.each(remembered)("at $name", (vendor) => {
  const { name, document, table } = vendor;
  const rightOf = createRightRequests(document);
  const validate = createValidator(document, { closed: true });
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock({ name, document, operations: table.filter(({ run, record }) => !run && !record) });
  });
  afterAll(() => mock.close());

  /** Sends a right request, for the item of a key where the operation names one, and checks the answer. */
  async function act({ places }: Resource, role: Role, operation: Operation, key = "") {
    const sent = rightOf(operation, randomOf(1));
    const { path, method, query, body } = sent;
    const place = places[role];
    const target =
      place?.in === "path" ? operation.path.replace(`{${place.name}}`, encodeURIComponent(key)) : operation.path;
    const segments = path.split("/");
    const filled = target.split("/").map((each, index) => (each.startsWith("{") ? segments[index] : each));
    const search =
      role === "list" ? "" : `?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`;
    const response = await fetch(mock.url + filled.join("/") + search, initOf(sent));
    const text = await response.text();
    const answer = text === "" ? undefined : JSON.parse(text);
    const described = operation.responses[response.status];
    const schema = schemaOf(described);
    const problems = schema ? validate(schema, answer) : described && answer !== undefined ? ["a body"] : [];
    expect(problems, `${method} ${path} ${response.status}`).toEqual([]);
    expect(mock.requests.at(-1)?.answeredBy).toBe("state");
    return { status: response.status, answer, sent: body as Readonly<Record<string, unknown>> | undefined };
  }

  const made = resourcesOf(vendor).filter(({ family }) => family.create ?? (family.replace && family.remove));
  test.each(made.map((resource) => ({ resource, path: Object.values(resource.family)[0]?.path })))(
    "$path lives from its creation to its end, as described",
    async ({ resource }) => {
      const { create, read, list, replace, merge, remove } = resource.family;
      mock.reset();
      if (read) expect((await act(resource, "read", read, "first")).status).toBe(404);

      const maker = create ?? (replace as Operation);
      const created = await act(resource, create ? "create" : "replace", maker, "first");
      expect(created.status).toBeLessThan(300);
      const key = resource.keys.length > 0 ? keyOf(resource, created) : "";

      if (read) expect((await act(resource, "read", read, key)).status).toBe(200);
      if (list) expect(JSON.stringify((await act(resource, "list", list)).answer)).toContain(key);
      if (replace) expect((await act(resource, "replace", replace, key)).status).toBeLessThan(300);
      if (merge) expect((await act(resource, "merge", merge, key)).status).toBeLessThan(300);
      if (!remove) return;
      expect((await act(resource, "remove", remove, key)).status).toBeLessThan(300);
      expect((await act(resource, "remove", remove, key)).status).toBe(404);
      if (read) expect((await act(resource, "read", read, key)).status).toBe(404);
    },
  );
});
