import type { ScenarioVendor } from "../states/scenario.ts";
import { airplane } from "./airplane/airplane.ts";
import { blink } from "./blink/blink.ts";
import { hoop } from "./hoop/hoop.ts";

/** Every vendor the mock knows, by name. */
export const vendors: Readonly<Record<string, ScenarioVendor>> = { airplane, blink, hoop };
