import { describe, expect, test } from "vitest";
import { scenariosOf, startScenario } from "../../src/index.ts";
import { call, server, startWith } from "../support/scenario-calls.ts";

describe("a scenario server", () => {
  test("starts its worlds afresh", async () => {
    await startWith("airplane", "succeeds");
    await call("POST", "/tasks/execute", { slug: "vacuum" });
    await server.close();

    await startWith("airplane", "succeeds");

    expect(server.starts).toBe(0);
    expect((await call("GET", "/runs/list")).body.runs).toEqual([]);
  });

  test("names the vendors and scenarios there are", async () => {
    await startWith("hoop", "succeeds");

    await expect(startScenario("acme", "succeeds")).rejects.toThrow(
      'no vendor "acme"; the nearest: hoop, blink, airplane',
    );
    await expect(startScenario("blink", "review")).rejects.toThrow(
      'no scenario "review" at blink; the nearest: reviewed, ',
    );
    expect(scenariosOf("airplane")).toEqual(expect.arrayContaining(["succeeds", "prompt", "requested", "reviewed"]));
    expect(scenariosOf("acme")).toEqual([]);
  });
});
