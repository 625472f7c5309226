import { enableCompileCache } from "node:module";

enableCompileCache();
const { main } = await import("./commands/vendor-add.ts");
await main(process.argv);
