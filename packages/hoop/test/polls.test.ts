import { describe } from "vitest";
import { createHoop } from "../src/index.ts";
import { starts } from "./support/play.ts";
import { describePolls } from "./support/polls-of-runs.ts";

describe.each(Object.entries(starts))("%s", (_, { start }) => {
  describePolls({
    vendor: "hoop",
    scenario: "slow",
    route: "GET /sessions/{session_id}",
    start: (options) => start(createHoop({ ...options, token: "owner" })),
  });
});
