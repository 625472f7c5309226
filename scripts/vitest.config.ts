import { defineConfig } from "vitest/config";

// Messages are compared as text; colours would come in where CI is set. Some tests start programs, which takes long on
// a busy machine.
export default defineConfig({ test: { testTimeout: 30_000, env: { NO_COLOR: "1" } } });
