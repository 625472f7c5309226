import { type Answer, json } from "../http/message.ts";
import { type Problem, sentence } from "./problem.ts";

/** A refusal in the shape Prism refuses in, with the fields in which the vendor says what is wrong. */
export function refuse(
  problems: readonly Problem[],
  vendorsError?: (status: number, message: string) => unknown,
): Answer {
  const status = problems[0]?.status ?? 400;
  const detail = problems.map(sentence).join("; ");
  const own = vendorsError?.(status, detail) as object | undefined;
  const body = { ...own, title: "Refused by the mock", status, detail, message: detail, problems };
  const allow = status === 405 ? { allow: (problems[0]?.allowed ?? []).join(", ") } : {};
  // A vendor's own client reads its errors by their content type.
  return json(status, body, { "content-type": own ? "application/json" : "application/problem+json", ...allow });
}
