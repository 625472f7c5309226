import { defineConfig } from "vitest/config";

// Messages are compared as text; colours would come in where CI is set.
export default defineConfig({ test: { env: { NO_COLOR: "1" } } });
