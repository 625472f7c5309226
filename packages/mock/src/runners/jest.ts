import type { Mock, MockOptions } from "../server/mock.ts";
import type { VendorDescription } from "../states/derived/derive.ts";
import { type Hooks, useMock as use } from "./use-mock.ts";

/** One mock for the Jest tests of a file, which begins anew after each. Jest's hooks are global. */
export const useMock = (vendor: string | VendorDescription, options?: MockOptions): Mock =>
  use(globalThis as unknown as Hooks, vendor, options);
