import { main } from "./commands/verify.ts";

await main(process.argv);
