import type { Answered, Made } from "./kind.ts";

export const notFound: Answered = { status: 404, message: "resource not found" };

export const exists: Answered = { status: 409, message: "resource already exists" };

export const stamped = { id: "uuid", created_at: "now", updated_at: "now" } as const satisfies Record<string, Made>;
