import { enableCompileCache } from "node:module";

enableCompileCache();
const { main } = await import("./commands/doctor.ts");
await main(process.argv);
