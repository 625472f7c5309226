import { afterAll, afterEach, beforeAll } from "vitest";
import type { Mock, MockOptions } from "../server/mock.ts";
import type { VendorDescription } from "../states/derived/derive.ts";
import { useMock as use } from "./use-mock.ts";

/** One mock for the Vitest tests of a file, which begins anew after each. */
export const useMock = (vendor: string | VendorDescription, options?: MockOptions): Mock =>
  use({ beforeAll, afterEach, afterAll }, vendor, options);
