import { isDeepStrictEqual } from "node:util";
import type { Reaction } from "../../../mock/src/faults/fault-server.ts";
import { answer, answerJson } from "../../../mock/src/faults/reactions.ts";
import { ID } from "./subject.ts";

export const JSON_TYPE = { "content-type": "application/json" };

/** The correct answer of every call. */
export const answerRun: Reaction = answerJson({ id: ID });

/** Whether data are the correct answer. */
export const isRun = (data: unknown): boolean => isDeepStrictEqual(data, { id: ID });

/** A failure as vendors answer it. */
export const answerFailure = (status: number, headers: Readonly<Record<string, string>> = {}): Reaction =>
  answerJson({ message: "it did not work" }, status, headers);

/** 200 with a body that is said to be JSON. */
export const answerText = (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Reaction =>
  answer(200, { ...JSON_TYPE, ...headers }, body);

const FLOOD_BYTES = 16 * 1024;
const FLOOD_EVERY_MS = 20;

/** A body that goes on until the client lets go. */
export const flood: Reaction = ({ socket }) => {
  socket.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n");
  const timer = setInterval(() => socket.write(" ".repeat(FLOOD_BYTES)), FLOOD_EVERY_MS);
  socket.once("close", () => clearInterval(timer));
};
