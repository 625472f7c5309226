import type { Mock, MockOptions } from "./mock.ts";
import { startMock } from "./start-mock.ts";

export type ScenarioOptions = Omit<MockOptions, "scenario" | "assertNoRefusals">;
export type ScenarioServer = Mock;

/** A mock at which every run goes the scenario's way and whose end does not look for refusals. */
export const startScenario = (vendor: string, scenario: string, options: ScenarioOptions = {}): Promise<Mock> =>
  startMock(vendor, { ...options, scenario, assertNoRefusals: false });
