const PARENT_CHECK_MS = 500;

/** Settles when the process is asked to end, or the one that started it is gone. */
export function untilStopped(
  process: Pick<NodeJS.Process, "ppid" | "once" | "off">,
  checkMs = PARENT_CHECK_MS,
): Promise<void> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    const done = () => {
      clearInterval(timer);
      resolve();
    };
    const timer = setInterval(() => {
      if (process.ppid !== parent) done();
    }, checkMs);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, done);
  });
}
