import { type Answer, json } from "../http/message.ts";
import { type Problem, sentence } from "./problem.ts";

/** A refusal in the shape Prism refuses in, with the fields in which the vendor says what is wrong. */
export function refuse(
  problems: readonly Problem[],
  vendorsError: (status: number, message: string) => unknown,
): Answer {
  const status = problems[0]?.status ?? 400;
  const detail = problems.map(sentence).join("; ");
  const own = vendorsError(status, detail) as object;
  const body = { ...own, title: "Refused by the mock", status, detail, message: detail, problems };
  return json(status, body, status === 405 ? { allow: (problems[0]?.allowed ?? []).join(", ") } : {});
}
