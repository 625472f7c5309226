import { enableCompileCache } from "node:module";

enableCompileCache();
const { main } = await import("./commands/specs-pull.ts");
await main(process.argv);
