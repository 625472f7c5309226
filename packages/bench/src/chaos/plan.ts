/** Where a connection breaks; `none`: it does not. */
export type Break = "none" | "before sending" | "after sending" | "on the answer" | "half-way through it";

/** How likely each is, of a thousand: as many as broke at the gateway that was measured first (152 of 240, 36 of them before). */
const SHARES: readonly (readonly [Break, number])[] = [
  ["before sending", 150],
  ["after sending", 161],
  ["on the answer", 161],
  ["half-way through it", 161],
];

/** What happens to an attempt of a start; both count from 0. The same for every client, however it gets there. */
export type Plan = (start: number, attempt: number) => Break;

export const planOf =
  (seed: number): Plan =>
  (start, attempt) => {
    let rest = Math.floor(random(seed, start, attempt) * 1000);
    for (const [what, share] of SHARES) {
      if (rest < share) return what;
      rest -= share;
    }
    return "none";
  };

/** From 0 up to 1, from three numbers (the mixing steps of MurmurHash3). */
function random(...numbers: readonly number[]): number {
  let hash = 0;
  for (const number of numbers) {
    hash = Math.imul(hash ^ (number + 0x9e3779b9), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return (hash >>> 0) / 2 ** 32;
}
