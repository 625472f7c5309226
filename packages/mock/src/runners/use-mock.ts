import type { Mock, MockOptions } from "../server/mock.ts";
import { startMock } from "../server/start-mock.ts";
import type { VendorDescription } from "../states/derived/derive.ts";

/** A test runner's hooks. */
export interface Hooks {
  beforeAll(act: () => Promise<void>): void;
  afterEach(act: () => void): void;
  afterAll(act: () => Promise<void>): void;
}

/**
 * One mock for the tests of a file, which begins anew after each. A test that made a request that was refused fails.
 * Tests that run at the same time take worlds of their own: `await mock.openWorld()`.
 */
export function useMock(hooks: Hooks, vendor: string | VendorDescription, options: MockOptions = {}): Mock {
  let started: Mock | undefined;
  const mock = (): Mock => {
    if (!started) throw new Error("the mock is there only while tests run");
    return started;
  };
  hooks.beforeAll(async () => {
    started = await startMock(vendor, options);
  });
  hooks.afterEach(() => {
    try {
      if (options.assertNoRefusals !== false) mock().assertNoRefusals();
    } finally {
      mock().reset();
    }
  });
  hooks.afterAll(async () => {
    await started?.close();
  });
  return new Proxy({} as Mock, {
    get: (_, name) => Reflect.get(mock(), name) as unknown,
    has: (_, name) => Reflect.has(mock(), name),
  });
}
