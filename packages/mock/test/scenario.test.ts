import { describe, expect, test } from "vitest";
import { scenariosOf, startScenario } from "../src/index.ts";
import { call, play, server } from "./stage.ts";

describe("a scenario server", () => {
  test("starts its worlds afresh", async () => {
    await play("airplane", "succeeds");
    await call("POST", "/tasks/execute", { slug: "vacuum" });
    await server.close();

    await play("airplane", "succeeds");

    expect(server.starts).toBe(0);
    expect((await call("GET", "/runs/list")).body.runs).toEqual([]);
  });

  test("names the vendors and scenarios there are", async () => {
    await play("hoop", "succeeds");

    await expect(startScenario("acme", "succeeds")).rejects.toThrow('no vendor "acme": choose airplane, blink, hoop');
    await expect(startScenario("blink", "review")).rejects.toThrow(
      'no scenario "review" at blink: choose succeeds, fails',
    );
    expect(scenariosOf("airplane")).toEqual(["succeeds", "fails", "cancelled", "prompt"]);
    expect(scenariosOf("acme")).toEqual([]);
  });
});
