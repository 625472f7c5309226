import { enableCompileCache } from "node:module";

enableCompileCache();
const { main } = await import("./commands/docs-runs.ts");
await main(process.argv);
