import type { ScriptEntry } from "../parse/world-file.ts";
export type Scripts = (script: string) => ScriptEntry;
