import { enableCompileCache } from "node:module";

enableCompileCache();
const { main } = await import("./commands/vendor-remove.ts");
await main(process.argv);
