import { root } from "../../scripts/commands/workspace.ts";
import { serveSite } from "./server.ts";
import { createSite } from "./site.ts";

const port = Number(process.env.PORT ?? 4000);
try {
  const { url } = await serveSite(await createSite(root), port);
  console.log(`The documentation is at ${url}`);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
  console.error(`Port ${port} is taken by another program. Choose one by PORT, as in PORT=4001 pnpm run docs.`);
  process.exitCode = 1;
}
