import { matchRoute } from "../description/find-operation.ts";
import { nearestText } from "../description/nearest.ts";
import { isObject } from "../http/message.ts";
import { kinds, type PlannedFault } from "./fault.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The fault a value describes; throws what is wrong with it, where it is not one. */
export function checkFault(fields: unknown, routes: readonly string[]): PlannedFault {
  if (!isObject(fields)) {
    throw new FaultError('a fault must be an object such as { "on": "GET /path", "how": "reset" }');
  }
  for (const [name, given] of Object.entries(fields)) {
    const check = checks[name];
    if (!check) throw new FaultError(`a fault has no "${name}"${nearestText(name, Object.keys(checks))}`);
    const wanted = given === undefined ? undefined : check(given);
    if (wanted) throw new FaultError(`"${name}" must be ${wanted}, not ${JSON.stringify(given)}`);
  }
  if (fields.how === undefined) throw new FaultError(`a fault needs a "how": ${howText}`);
  if (typeof fields.on !== "string") throw new FaultError('a fault needs an "on" such as "GET /path", or "*"');
  checkRoute(fields.on, routes);
  return fields as unknown as PlannedFault;
}

/** What is wrong with a fault, for whoever asked for it. */
export class FaultError extends Error {
  override readonly name = "FaultError";
}

const howText = `one of ${Object.keys(kinds).join(", ")}, a status, or { status, headers, body }`;
const whole = (least: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= least ? undefined : `a whole number from ${least} on`;

/** What each field must be, where the value is not. */
const checks: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  on: (value) => (typeof value === "string" ? undefined : "a text"),
  how: (value) => (isHow(value) ? undefined : `${howText}${typeof value === "string" ? hint(value) : ""}`),
  after: (value) => (typeof value === "boolean" ? undefined : "true or false"),
  times: whole(1),
  nth: whole(1),
  probability: (value) => (typeof value === "number" && value >= 0 && value <= 1 ? undefined : "from 0 to 1"),
  seed: whole(0),
  retryAfter: (value) => (typeof value === "string" ? undefined : whole(0)(value)),
  to: (value) => (typeof value === "string" ? undefined : "a URL or a path"),
  ms: whole(0),
};

const hint = (how: string) => nearestText(how, Object.keys(kinds));

function isHow(value: unknown): boolean {
  if (typeof value === "string") return value in kinds;
  if (typeof value === "object" && value !== null) return isStatus((value as Fields).status) && isBody(value as Fields);
  return isStatus(value);
}

const isStatus = (value: unknown) => Number.isInteger(value) && (value as number) >= 200 && (value as number) <= 599;
const isBody = ({ body }: Fields) => body === undefined || typeof body === "string" || body instanceof Uint8Array;

function checkRoute(on: string, routes: readonly string[]): void {
  const [method = "", path = ""] = on.split(" ");
  if (on === "*" || routes.some((route) => matchRoute(route, method, path))) return;
  throw new FaultError(`"on" must be an operation, as "GET /path": there is no "${on}"${nearestText(on, routes)}`);
}
