/** Whether sending a request again can do harm; decides every retry (see `retry`). */
export type Effect = "read" | "idempotent" | "keyed" | "once";
