/**
 * A pattern as the platform reads it: with the flag that JSON Schema asks for or, as many descriptions are written for,
 * without. One that neither takes is of another language, and says nothing here.
 */
export function expressionOf(pattern: string): RegExp {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // The next reading may take it.
    }
  }
  return /(?:)/;
}
