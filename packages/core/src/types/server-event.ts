/** One server-sent event. */
export interface ServerEvent {
  /** The event's name, `message` where the server gave none. */
  readonly event: string;
  readonly data: string;
  readonly id?: string;
}
