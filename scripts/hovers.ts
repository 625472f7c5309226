import { main } from "./commands/hovers.ts";

await main(process.argv);
