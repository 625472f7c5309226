import { after, afterEach, before } from "node:test";
import type { Mock, MockOptions } from "../server/mock.ts";
import type { VendorDescription } from "../states/derived/derive.ts";
import { useMock as use } from "./use-mock.ts";

/** One mock for the `node:test` tests of a file, which begins anew after each. */
export const useMock = (vendor: string | VendorDescription, options?: MockOptions): Mock =>
  use({ beforeAll: before, afterEach, afterAll: after }, vendor, options);
