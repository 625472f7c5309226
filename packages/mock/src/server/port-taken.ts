/** Rejects with what is known of who listens at the port, where that is the trouble. */
export const explainPort =
  (port: number) =>
  async (error: unknown): Promise<never> => {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    const other = await fetch(`http://127.0.0.1:${port}/_mock`, { signal: AbortSignal.timeout(1000) })
      .then((response) => response.json() as Promise<{ vendor?: string; scenario?: unknown; pid?: number }>)
      .catch(() => undefined);
    const who = other?.vendor
      ? `by another mock: ${other.vendor}, scenario ${[other.scenario].flat().join(", ")}, process ${other.pid}`
      : "by another program";
    throw new Error(`port ${port} is taken ${who} (EADDRINUSE)`, { cause: error });
  };
