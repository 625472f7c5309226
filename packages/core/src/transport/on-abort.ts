/** All that follows one signal, behind a single listener: a signal may serve thousands of calls. */
const followers = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `act` when the signal aborts; answers what takes that back. The signal must not have aborted yet. */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  const acts = followers.get(signal) ?? listen(signal);
  acts.add(act);
  return () => acts.delete(act);
}

function listen(signal: AbortSignal): Set<() => void> {
  const acts = new Set<() => void>();
  followers.set(signal, acts);
  const tell = () => {
    for (const act of acts) act();
  };
  signal.addEventListener("abort", tell, { once: true });
  return acts;
}
