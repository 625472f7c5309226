import { enableCompileCache } from "node:module";

enableCompileCache();
const { main } = await import("./commands/regenerate.ts");
await main(process.argv);
