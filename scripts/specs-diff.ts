import { main } from "./commands/specs-diff.ts";

await main(process.argv);
