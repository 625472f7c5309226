import type { Schema } from "../document.ts";
import { expressionOf } from "../expression.ts";
import { matchesOf } from "./pattern.ts";

/** A text by its format, its pattern and its length. */
export function textFor(schema: Schema): string {
  const { format, pattern } = schema;
  const byFormat = formats[String(format)];
  const options = [
    ...(byFormat === undefined ? [] : [byFormat]),
    ...(typeof pattern === "string" ? [...matchesOf(pattern), ...common] : []),
    "text",
  ];
  const fitting =
    byFormat === undefined && pattern === undefined ? options.map((each) => sized(each, schema)) : options;
  const found = fitting.find((each) => isRight(each, schema));
  return found ?? sized(fitting[0] ?? "", schema);
}

function isRight(text: string, { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema): boolean {
  const { length } = [...text];
  if (length < Number(minLength) || length > Number(maxLength)) return false;
  return typeof pattern !== "string" || expressionOf(pattern).test(text);
}

function sized(text: string, { minLength, maxLength }: Schema): string {
  const least = Math.min(Number(minLength ?? 0), 100_000);
  const long = text.length < least ? text.padEnd(least, text || "a") : text;
  return maxLength === undefined ? long : long.slice(0, Math.max(Number(maxLength), 0));
}

/** What is asked for by lookarounds, mostly. */
const common = ["Text-1234", "Aa1!Aa1!Aa1!", "AAAA1111", "2019-08-24", "https://example.com/a", "a.b", "1.0.0", "/a"];

const formats: Readonly<Record<string, string | undefined>> = {
  "date-time": "2019-08-24T14:15:22Z",
  date: "2019-08-24",
  time: "14:15:22Z",
  duration: "P3D",
  email: "user@example.com",
  "idn-email": "user@example.com",
  hostname: "example.com",
  "idn-hostname": "example.com",
  ipv4: "192.168.0.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/a",
  url: "https://example.com/a",
  "uri-reference": "/a",
  "uri-template": "https://example.com/{a}",
  iri: "https://example.com/a",
  "iri-reference": "/a",
  uuid: "497f6eca-6276-4993-bfeb-53cbbbba6f08",
  byte: "dGV4dA==",
  "json-pointer": "/a",
  "relative-json-pointer": "0",
  regex: "^a$",
  int32: "1",
  int64: "1",
};
