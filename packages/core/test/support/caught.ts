/** What a promise rejects with; fails where it does not. */
export async function caught(promise: Promise<unknown>): Promise<unknown> {
  const failure = promise.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const found = await failure;
  if (found === undefined) throw new Error("expected a failure, got an answer");
  return found.error;
}

/** What a function throws; fails where it does not. */
export function thrown(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("expected a failure, got an answer");
}
