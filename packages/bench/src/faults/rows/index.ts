import type { Group } from "../fault.ts";
import { bodies } from "./bodies.ts";
import { callers } from "./callers.ts";
import { connections } from "./connections.ts";
import { endings } from "./endings.ts";
import { runs } from "./runs.ts";
import { secrets } from "./secrets.ts";
import { statuses } from "./statuses.ts";
import { targets } from "./targets.ts";

/** All rows of the table, in its order. */
export const groups: readonly Group[] = [connections, statuses, bodies, targets, endings, runs, callers, secrets];
