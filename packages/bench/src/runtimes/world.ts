/** A world of a mock, as a program in any runtime and language has it. */
export interface World {
  readonly url: string;
  fail(fault: object): Promise<void>;
  /** How many requests for an operation have come. */
  count(on: string): Promise<number>;
  requests(): Promise<readonly unknown[]>;
}

export async function openWorld(mock: string): Promise<World> {
  const { url } = (await ask(`${mock}/_mock/worlds`, {})) as { url: string };
  const requests = async (query = "") =>
    ((await ask(`${url}/_mock/requests${query}`)) as { requests: readonly unknown[] }).requests;
  return {
    url,
    fail: async (fault) => {
      await ask(`${url}/_mock/faults`, fault);
    },
    count: async (on) => (await requests(`?on=${encodeURIComponent(on)}`)).length,
    requests,
  };
}

async function ask(url: string, body?: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, body && { method: "POST", headers, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}
