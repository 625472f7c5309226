/** Whether the server may have carried a request out: `no` and `yes` are certain, `maybe` is all that can be said. */
export type Acted = "no" | "maybe" | "yes";
