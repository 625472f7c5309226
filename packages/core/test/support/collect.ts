/** All that an async sequence yields. */
export async function collect<T>(sequence: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of sequence) found.push(each);
  return found;
}
