/**
 * Whether a header is for a caller to give: OpenAPI leaves some to content negotiation and authentication, and others
 * frame the message or are set by whatever sends it.
 */
export function isInputHeader(name: string): boolean {
  return !negotiated.has(name.toLowerCase()) && !/^(proxy|sec|access-control)-|^x-http-method(-override)?$/i.test(name);
}

const negotiated: ReadonlySet<string> = new Set([
  ...["accept", "accept-charset", "accept-encoding", "authorization", "connection", "content-encoding"],
  ...["content-length", "content-type", "cookie", "cookie2", "date", "dnt", "expect", "host", "keep-alive", "origin"],
  ...["referer", "set-cookie", "te", "trailer", "transfer-encoding", "upgrade", "via"],
]);
