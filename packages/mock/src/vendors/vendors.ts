import type { VendorMock } from "../states/vendor-mock.ts";
import { airplane } from "./airplane/airplane.ts";
import { blink } from "./blink/blink.ts";
import { hoop } from "./hoop/hoop.ts";

/** Every vendor the mock knows, by name. */
export const vendors: Readonly<Record<string, VendorMock>> = { airplane, blink, hoop };
