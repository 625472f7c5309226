import type { ServerResponse } from "node:http";
import { ConnectionLost, isChunks, type WorldAnswer } from "./message.ts";

/** Sends an answer over a connection, or lets the connection go as the gateway did. */
export async function writeAnswer(response: ServerResponse, answer: Promise<WorldAnswer>): Promise<void> {
  try {
    write(response, await answer);
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error;
    response.destroy();
  }
}

function write(response: ServerResponse, { status, headers, body }: WorldAnswer): void {
  response.writeHead(status, headers);
  if (!isChunks(body)) {
    response.end(body);
    return;
  }
  const leave = body.read({
    chunk: (text) => void response.write(text),
    end: () => void response.end(),
    reset: () => void response.destroy(),
  });
  response.once("close", leave);
}
