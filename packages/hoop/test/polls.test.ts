import { describe } from "vitest";
import { describePolls } from "../../mock/test/support/polls-of-runs.ts";
import { createHoop } from "../src/index.ts";
import { starts } from "./support/play.ts";

describe.each(Object.entries(starts))("%s", (_, { start }) => {
  describePolls({
    vendor: "hoop",
    scenario: "slow",
    route: "GET /sessions/{session_id}",
    start: (options) => start(createHoop({ ...options, token: "owner" })),
  });
});
