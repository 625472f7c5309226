import { describe } from "vitest";
import { describePolls } from "../../mock/test/support/polls-of-runs.ts";
import { createAirplane } from "../src/index.ts";
import { starts } from "./support/play.ts";

const routes = { "tasks.start": "GET /runs/get", "runbooks.start": "GET /sessions/get" } as const;

describe.each(Object.entries(routes))("%s", (name, route) => {
  describePolls({
    vendor: "airplane",
    scenario: "succeeds",
    route,
    start: (options) => starts[name as keyof typeof routes].start(createAirplane({ ...options, apiKey: "key" })),
  });
});
