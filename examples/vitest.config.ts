import { defineConfig } from "vitest/config";

// Programs run as a user would run them, with their own pace of polling. What `consumer/mock` holds is copied into a
// project outside the workspace and run there.
export default defineConfig({ test: { testTimeout: 30_000, include: ["{test,consumer}/*.test.ts"] } });
