import { main } from "./commands/surface.ts";

await main(process.argv);
