import { type Case, withParameter } from "./case.ts";

const names = [
  ...["Host", "Content-Length", "Transfer-Encoding", "Cookie", "Connection", "Keep-Alive", "TE", "Trailer", "Upgrade"],
  ...["Expect", "Via", "Origin", "Referer", "Date", "Authorization", "Accept-Encoding", "Proxy-Authorization"],
  ...["Sec-Fetch-Site", "X-HTTP-Method-Override", "Set-Cookie", "Access-Control-Request-Method"],
];

/** Headers that change where a request goes, where it ends or who sends it: none is an input. */
export const headers: readonly Case[] = [
  ...names.map((name) => ({
    what: `the header ${name}`,
    spec: withParameter({ name, in: "header" }),
    file: "operations.ts",
    absent: new RegExp(`"${name}"`, "i"),
  })),
  {
    what: "a header name with a line break",
    spec: withParameter({ name: "A\r\nHost: evil", in: "header" }),
    refused: '"A\\r\\nHost: evil" must be a header name',
  },
  {
    what: "a cookie",
    spec: withParameter({ in: "cookie" }),
    refused: "#/paths/~1a/get/parameters/0\n  cookie q: cookies are not sent",
  },
];
