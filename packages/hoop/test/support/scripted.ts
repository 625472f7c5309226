import type { FetchInit } from "@x/core";

/** A fetch that gives the answers in turn, the last one again and again, and keeps the requests. */
export function scripted(...answers: Response[]) {
  const requests: Request[] = [];
  const fetch = async (url: string, init: FetchInit) => {
    requests.push(new Request(url, init));
    return (answers[requests.length - 1] ?? answers.at(-1) ?? Response.json({})).clone();
  };
  return { fetch, requests };
}

/** Where the clients of scripted fetches think they are. */
export const baseUrl = "https://hoop.test/api";
