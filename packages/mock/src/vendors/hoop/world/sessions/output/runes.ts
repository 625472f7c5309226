const strict = new TextDecoder("utf-8", { fatal: true });

/** The characters of bytes as Go reads them: each byte that belongs to none is one U+FFFD. */
export function runes(bytes: Uint8Array): readonly string[] {
  const characters: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at);
    const character = length > 0 ? decoded(bytes.subarray(at, at + length)) : undefined;
    characters.push(character ?? "\ufffd");
    at += character === undefined ? 1 : length;
  }
  return characters;
}

/** Bytes as a text, decoded leniently. */
export const lenientText = (bytes: Uint8Array): string => runes(bytes).join("");

export function isUtf8(bytes: Uint8Array): boolean {
  return decoded(bytes) !== undefined;
}

function lengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc2 ? 2 : 0;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}
