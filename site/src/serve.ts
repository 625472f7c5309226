import { root } from "../../scripts/commands/workspace.ts";
import { serveSite } from "./server.ts";
import { createSite } from "./site.ts";

const { url } = await serveSite(await createSite(root), Number(process.env.PORT ?? 4000));
console.log(`The documentation is at ${url}`);
