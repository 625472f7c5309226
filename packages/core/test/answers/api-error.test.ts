import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { SdkOptions } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { json, scripted } from "../support/scripted.ts";
import { effectsClient, SECRET } from "../support/sdk.ts";

const refused = (body: unknown, options: Partial<SdkOptions> = {}) => {
  const answer = json(body, { status: 403, statusText: "Forbidden" });
  return caught(effectsClient({ ...scripted(answer), ...options }).items.read({ id: "1" }));
};

describe("what an error's body says beside its text", () => {
  test.for([
    [{ error: "no", code: "quota", details: { left: 0 } }, "quota", { left: 0 }],
    [{ message: "no", details: "the agent is gone" }, undefined, "the agent is gone"],
    [{ error: "no", code: 7 }, undefined, undefined],
    [{ error: "no" }, undefined, undefined],
    ["no", undefined, undefined],
    [null, undefined, undefined],
    [["no"], undefined, undefined],
  ] as const)("%j: code %j, details %j", async ([body, code, details]) => {
    expect(await refused(body)).toMatchObject({ name: "ApiError", status: 403, code, details });
  });

  test("is cleaned of the credential", async () => {
    const failure = await refused({ error: "no", code: `key ${SECRET}`, details: { key: [SECRET] } });

    expect(failure).toMatchObject({ code: "key [secret]", details: { key: ["[secret]"] } });
    expect(inspect(failure, { depth: 9, showHidden: true, getters: true })).not.toContain(SECRET);
    expect(JSON.stringify(failure)).not.toContain(SECRET);
  });

  test("is explained where the vendor's package knows the code", async () => {
    const advise = (code: unknown) => (code === "quota" ? "wait until tomorrow" : undefined);

    const [known, other] = [
      await refused({ error: "no more", code: "quota" }, { advise }),
      await refused({ error: "no more", code: "constructor" }, { advise }),
    ];

    expect(known).toHaveProperty("message", "items.read: 403 Forbidden: no more: wait until tomorrow");
    expect(other).toHaveProperty("message", "items.read: 403 Forbidden: no more");
  });
});
