/** Preloaded into an example: sends what is meant for the vendor to a mock on this machine. */
const { MOCK_FROM: from = "", MOCK_TO: to = "" } = process.env;
const fetch = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const request = new Request(input, init);
  if (!request.url.startsWith(from)) throw new Error(`unexpected request to ${request.url}`);
  return fetch(new Request(to + request.url.slice(from.length), request));
};
