import { main } from "./commands/specs-pull.ts";

await main(process.argv);
