/** The environment variable of a vendor's option: `ACME_API_KEY`. */
export function variableOf(vendor: string, option: string): string {
  const words = `${vendor}_${option.replace(/([a-z0-9])([A-Z])/g, "$1_$2")}`;
  return words.replace(/[^A-Za-z0-9]+/g, "_").toUpperCase();
}
