/** Preloaded into a program: sends what is meant for the vendor to a mock on this machine, and nothing else anywhere. */
const froms = (process.env.MOCK_FROM ?? "").split(" ");
const to = process.env.MOCK_TO ?? "";
const fetch = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const request = new Request(input, init);
  const from = froms.find((each) => request.url.startsWith(each));
  if (from === undefined) throw new Error(`unexpected request to ${request.url}`);
  return fetch(new Request(to + request.url.slice(from.length), request));
};
