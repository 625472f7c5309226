import { enableCompileCache } from "node:module";

enableCompileCache();
const { main } = await import("./commands/surface.ts");
await main(process.argv);
