import { defineConfig } from "vitest/config";

// Some tests start programs, which takes long on a busy machine.
// A vendor without lists or runs has no tests of them.
export default defineConfig({
  test: { testTimeout: 30_000, passWithNoTests: true, runner: "./test/support/red-tests.ts" },
});
