/** The name the server makes of what is shown. */
export const slug = (shown: string): string =>
  shown
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
