/** One server-sent event. */
export interface ServerEvent {
  /** The event's name, `message` where the server gave none. */
  readonly event: string;
  readonly data: string;
  readonly id?: string;
}

/** Server-sent events (WHATWG HTML, section 9.2) of a byte stream; comments are skipped. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  let event = "";
  let id: string | undefined;
  let data: string[] = [];
  for await (const line of lines(body)) {
    if (line === "") {
      if (data.length > 0) yield { event: event || "message", data: data.join("\n"), ...(id !== undefined && { id }) };
      event = "";
      data = [];
      continue;
    }
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") event = value;
    if (field === "data") data.push(value);
    if (field === "id" && !value.includes("\0")) id = value;
  }
}

/** Lines ended by CR LF, LF or CR; what follows the last end is no line. */
async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    // A CR at the end may be the first half of a CR LF.
    const complete = rest.split(/\r\n|\n|\r(?!$)/);
    rest = complete.pop() ?? "";
    yield* complete;
  }
  if (rest.endsWith("\r")) yield rest.slice(0, -1);
}
