/** A time as Go writes it: no trailing zeros in the fraction. */
export const goTime = (ms: number): string => new Date(ms).toISOString().replace(/\.?0*Z$/, "Z");

/** A time to the second, as downloads have it. */
export const goSecond = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** `20261126-153706`, as file names of downloads have it. */
export const fileTime = (ms: number): string =>
  new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-");
