/** A timer that keeps no process alive. A browser's is a number and keeps nothing alive anyway. */
export function unheld(timer: NodeJS.Timeout): NodeJS.Timeout {
  timer.unref?.();
  return timer;
}

/** A pause that keeps no process alive. */
export const sleep = (ms: number): Promise<void> => new Promise((done) => void unheld(setTimeout(done, ms)));
