/** The known name whose letters differ least from those of `name`, in whatever order, if they are close enough to be meant. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const distance = (each: string) => surplus(each, name) + surplus(name, each);
  const near = known.filter((each) => distance(each) <= 1 + name.length / 2);
  return near.toSorted((left, right) => distance(left) - distance(right))[0];
}

/** How many letters of `text` are left when those of `taken` are gone. */
const surplus = (text: string, taken: string): number =>
  [...taken.toLowerCase()].reduce((left, letter) => left.replace(letter, ""), text.toLowerCase()).length;
