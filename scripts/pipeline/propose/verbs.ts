/** Words that say what is done; only these are taken off an id or seen as the action at the end of a path. */
const plain: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["get", "retrieve", "fetch", "read", "show", "view", "describe"].map((one) => [one, "get"])),
  ...Object.fromEntries(["list", "index", "browse"].map((one) => [one, "list"])),
  ...Object.fromEntries(["create", "add", "new", "insert", "post"].map((one) => [one, "create"])),
  ...Object.fromEntries(["update", "edit", "modify", "patch", "change", "put"].map((one) => [one, "update"])),
  replace: "replace",
  ...Object.fromEntries(["delete", "remove", "destroy"].map((one) => [one, "delete"])),
};

/** Actions that change something: what is called so is not only read, whatever its method. */
const acting = new Set([
  ...["accept", "activate", "approve", "archive", "assign", "attach", "block", "cancel", "capture", "charge", "clear"],
  ...["clone", "close", "convert", "follow", "unfollow", "purchase", "redeem", "refund", "reorder", "toggle"],
  ...["commit", "complete", "confirm", "connect", "copy", "deactivate", "decline", "deploy", "detach", "disable"],
  ...["disconnect", "dismiss", "enable", "execute", "finish", "import", "install", "invalidate", "invite", "invoke"],
  ...["kill", "launch", "lock", "login", "logout", "mark", "merge", "move", "pause", "promote", "publish", "purge"],
  ...["rebuild", "redeliver", "refresh", "regenerate", "register", "reject", "release", "rename", "reopen", "replay"],
  ...["request", "rerun", "resend", "reset", "restart", "restore", "resume", "retry", "revoke", "rotate", "run"],
  ...["save", "schedule", "send", "set", "start", "stop", "submit", "subscribe", "suspend", "sync", "terminate"],
  ...["transfer", "trigger", "unarchive", "unassign", "unblock", "uninstall", "unlock", "unpause", "unpublish"],
  ...["unsubscribe", "upload", "upsert", "void", "write"],
]);

const asking = new Set([
  ...["watch"],
  ...["calculate", "check", "compare", "count", "download", "estimate", "evaluate", "exists", "export", "filter"],
  ...["find", "lookup", "poll", "preview", "query", "render", "resolve", "search", "test", "validate", "verify"],
]);

/** Verbs that mean no more than their word of plain REST, whatever they are applied to. */
export const isSynonym = (word: string): boolean => !alone.has(word);

/** `addLabel` adds what exists; only `add` by itself creates. */
const alone = new Set(["add", "remove", "new", "insert", "change", "replace"]);

/** The word of plain REST for a verb, as `get` for `retrieve`. */
export function restVerb(word: string): string | undefined {
  return Object.hasOwn(plain, word) ? plain[word] : undefined;
}

export function isVerb(word: string): boolean {
  return restVerb(word) !== undefined || acting.has(word) || asking.has(word);
}

/** Whether words are an action: one of several words begins with a verb that is no noun as well. */
export function isAction([first = "", ...more]: readonly string[]): boolean {
  return isVerb(first) && (more.length === 0 || !asking.has(first));
}

/** Whether a word says that something changes. */
export function isActing(word: string): boolean {
  const rest = restVerb(word);
  return acting.has(word) || (rest !== undefined && rest !== "get" && rest !== "list");
}
