import { enableCompileCache } from "node:module";

enableCompileCache();
const { main } = await import("./commands/verify.ts");
await main(process.argv);
