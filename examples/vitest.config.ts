import { defineConfig } from "vitest/config";

// Programs run as a user would run them, with their own pace of polling.
export default defineConfig({ test: { testTimeout: 30_000 } });
