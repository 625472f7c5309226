import { setTimeout as pause } from "node:timers/promises";
import type { Counts, Traffic } from "./traffic.ts";

interface Found {
  readonly id: string;
  readonly record: unknown;
}

/** The same traffic by a loop of `fetch`: starts, then polls with the same pauses until the run has ended. */
export async function bare(origin: string, { runs, concurrency }: Traffic): Promise<Counts> {
  const found: (Found | undefined)[] = [];
  const queue = Array.from({ length: runs }, (_, index) => index).values();
  const worker = async () => {
    for (const index of queue) found[index] = await runOf(origin, index);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const succeeded = found.filter((each) => each !== undefined).length;
  return { succeeded, lost: runs - succeeded, unseen: 0, notStarted: 0 };
}

async function runOf(origin: string, index: number): Promise<Found | undefined> {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ script: `vacuum ${index}` });
  const started = await answerOf(`${origin}/runs`, { method: "POST", headers, body });
  const id = started?.runID;
  if (id === undefined) return undefined;
  let failures = 0;
  for (let ms = 500; ; ) {
    await pause(ms);
    const record = await answerOf(`${origin}/runs/${id}`, {});
    failures = record === undefined ? failures + 1 : 0;
    ms = failures === 0 ? 3000 : Math.min(3000 * 2 ** (failures - 1), 15_000);
    if (record?.status === "Succeeded") return { id, record };
    if (failures === 0) ms = 1500;
  }
}

type Answer = Readonly<Record<"runID" | "status", string>>;

async function answerOf(url: string, init: RequestInit): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, init);
    const body = await response.text();
    return response.ok ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}
