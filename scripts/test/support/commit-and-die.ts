import { commit } from "../../commands/journal.ts";
import { changesIn } from "../../commands/write-files.ts";

// Commits changes and kills itself at a step of it: the folder, the step, and the files as JSON (null: has to go).
const [folder = "", step = "", files = "{}"] = process.argv.slice(2);
const wanted = JSON.parse(files) as Record<string, string | null>;
const written = Object.entries(wanted).flatMap(([path, text]): [string, string][] =>
  text === null ? [] : [[path, text]],
);
const gone = Object.keys(wanted).filter((path) => wanted[path] === null);

let left = Number(step);
const changes = [
  ...(await changesIn(folder, new Map(written))),
  ...gone.map((path) => ({ path, before: "", after: undefined })),
];
commit(folder, changes, () => {
  if (left-- === 0) process.kill(process.pid, "SIGKILL");
});
