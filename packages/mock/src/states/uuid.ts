/** A stable UUID for the nth record. */
export const uuid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
