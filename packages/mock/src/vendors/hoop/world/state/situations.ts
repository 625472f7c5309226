/** How far a record stays behind its answer: some ms, or some reads of it. */
export type Lag = { readonly ms: number } | { readonly reads: number };

/** What happens to the next run, because a test asked for it. */
export interface Situations {
  /** The record of the next run that ends follows late (`record-lag`). */
  lagNextRecord(lag: Lag): void;
  /** The answer of the next start is lost to a race in the gateway, its record is not (`race`). */
  loseNextRace(): void;
  takeLag(): Lag | undefined;
  takeRace(): boolean;
}

export function createSituations(): Situations {
  const lags: Lag[] = [];
  let races = 0;
  return {
    lagNextRecord: (lag) => void lags.push(lag),
    loseNextRace: () => void races++,
    takeLag: () => lags.shift(),
    takeRace: () => races > 0 && races-- > 0,
  };
}
