/** A stable UUID for the nth record of a world. */
export const uuid = (index: number, world = 1) =>
  `${String(world - 1).padStart(8, "0")}-0000-4000-8000-${String(index).padStart(12, "0")}`;
