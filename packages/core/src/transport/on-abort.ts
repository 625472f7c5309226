interface Followers {
  readonly acts: Set<() => void>;
  readonly tell: () => void;
}

/** All that follows one signal, behind a single listener: a signal may serve thousands of calls. */
const followed = new WeakMap<AbortSignal, Followers>();

/** Calls `act` when the signal aborts; answers what takes that back. The signal must not have aborted yet. */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  const { acts, tell } = followed.get(signal) ?? listen(signal);
  acts.add(act);
  return () => {
    if (!acts.delete(act) || acts.size > 0) return;
    // A platform keeps a signal made by `AbortSignal.any` for as long as it is listened to.
    signal.removeEventListener("abort", tell);
    followed.delete(signal);
  };
}

function listen(signal: AbortSignal): Followers {
  const acts = new Set<() => void>();
  const tell = () => {
    for (const act of acts) act();
  };
  const followers = { acts, tell };
  followed.set(signal, followers);
  signal.addEventListener("abort", tell, { once: true });
  return followers;
}
