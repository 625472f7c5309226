/** Whether a page was seen before: the last one, or one of a circle of pages (Brent's algorithm, two pages of memory). */
export function repetitionCheck(): (page: string) => boolean {
  let previous = "";
  let kept = "";
  let age = 0;
  let limit = 1;
  return (page) => {
    const repeated = page === previous || page === kept;
    previous = page;
    if (++age === limit) {
      kept = page;
      age = 0;
      limit *= 2;
    }
    return repeated;
  };
}
