import { defineConfig } from "vitest/config";

// Some tests start programs, which takes long on a busy machine.
export default defineConfig({ test: { testTimeout: 30_000, runner: "./test/support/red-tests.ts" } });
