import { enableCompileCache } from "node:module";

enableCompileCache();
const { main } = await import("./commands/specs-diff.ts");
await main(process.argv);
