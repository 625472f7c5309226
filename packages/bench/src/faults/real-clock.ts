const RealDate = globalThis.Date;

/** Epoch milliseconds by this machine's own clock, also while a case has set the clock that programs see. */
export const realNow = (): number => RealDate.now();

/** Sets the wall clock that programs see forward, or back. */
export function setClock(byMs: number): void {
  globalThis.Date = class extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      super(...((given.length === 0 ? [realNow() + byMs] : given) as [number]));
    }
    static override now = (): number => realNow() + byMs;
  } as DateConstructor;
}

export function restoreClock(): void {
  globalThis.Date = RealDate;
}
