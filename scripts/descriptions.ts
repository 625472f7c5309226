#!/usr/bin/env node
import { main } from "./commands/descriptions.ts";

await main(process.argv);
