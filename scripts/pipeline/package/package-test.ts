import { quote } from "../text/safe-text.ts";
import { clientNames } from "./client-names.ts";
import type { CredentialLayer, WayIn } from "./credentials.ts";
import type { Parts } from "./index-ts.ts";
import { variableOf } from "./variable.ts";

/** The tests of what a vendor's package has of its own: its address and its credentials. */
export function emitPackageTest(parts: Parts): string {
  const {
    api,
    credentials: { ways, optional },
    address,
  } = parts;
  const { create, options } = clientNames(api.vendor);
  const variables = variablesOf(parts);
  const needsNothing = address.url !== undefined && (ways.length === 0 || optional);
  return [
    `import type { FetchInit } from "@x/core";\nimport { ${variables.length > 0 ? "afterEach, beforeEach, expect, test, vi" : "expect, test"} } from "vitest";\nimport { ${create}, type ${options}${needsNothing ? "" : ", RefusedError"} } from "../src/index.ts";\n`,
    ...(variables.length > 0 ? [withoutVariables(variables)] : []),
    `/** What a client sends first. */\nasync function sent(options: ${options}): Promise<Request> {\n  const requests: Request[] = [];\n  const fetch = async (url: string, init: FetchInit) => {\n    requests.push(new Request(url, init));\n    return Response.json({});\n  };\n  await ${create}({ ...options, fetch }).request("GET", "/anything");\n  return requests[0] as Request;\n}\n`,
    ...(needsNothing ? [] : [refusalTest(parts, create)]),
    ...ways.map(wayTest),
    addressTest(parts),
  ].join("\n");
}

/** No test depends on what the machine it runs on has set. */
function withoutVariables(variables: readonly string[]): string {
  const cleared = `beforeEach(() => {\n  for (const name of variables) vi.stubEnv(name, "");\n});`;
  return `const variables = [${variables.map(quote).join(", ")}];\n${cleared}\nafterEach(() => vi.unstubAllEnvs());\n`;
}

function variablesOf({ api, credentials: { ways }, address }: Parts): readonly string[] {
  const url = address.url === undefined ? [variableOf(api.vendor, "baseUrl")] : [];
  return [...new Set([...url, ...ways.flatMap(({ options }) => options.map(({ variable }) => variable))])];
}

function refusalTest({ credentials: { ways, optional }, address }: Parts, create: string): string {
  const first = address.url === undefined ? "baseUrl" : (ways[0]?.options ?? []).map(({ name }) => name).join(", ");
  const what = optional || ways.length === 0 || address.url === undefined ? "an address" : "a credential";
  return `test("without ${what} there is no client, and the error says what to give", () => {\n  expect(() => ${create}()).toThrow(RefusedError);\n  expect(() => ${create}()).toThrow("pass { ${first} }");\n});\n`;
}

const BASE = "https://api.test/base";

function wayTest({ options, layers }: WayIn): string {
  const secrets = options.map(({ name }) => `${name}: ${quote(`the-${name}`)}`).join(", ");
  const names = options.map(({ name }) => name).join(" and ");
  const expected = [...new Set(layers.map(expectationOf))].join("\n");
  return `test("${names} ${options.length > 1 ? "are" : "is"} sent where the description has it", async () => {\n  const request = await sent({ baseUrl: "${BASE}", ${secrets} });\n\n${expected}\n});\n`;
}

/** What is seen of a layer on the wire. */
function expectationOf({ kind, sentAs = "", option }: CredentialLayer): string {
  const value = quote(`the-${option}`);
  const name = quote(sentAs);
  const seen: Readonly<Record<typeof kind, string>> = {
    apiKey: `request.headers.get(${name})).toBe(${value})`,
    bearer: `request.headers.get("authorization")).toBe("Bearer the-token")`,
    basic: `request.headers.get("authorization")).toBe(\`Basic \${btoa("the-username:the-password")}\`)`,
    queryKey: `new URL(request.url).searchParams.get(${name})).toBe(${value})`,
    cookieKey: `request.headers.get("cookie")).toContain(${quote(`${sentAs}=the-${option}`)})`,
  };
  return `  expect(${seen[kind]};`;
}

function addressTest({ credentials: { ways }, address }: Parts): string {
  const given = (ways[0]?.options ?? []).map(({ name }) => `${name}: "any"`);
  const url = address.url ?? BASE;
  const options = [...(address.url === undefined ? [`baseUrl: "${BASE}"`] : []), ...given].join(", ");
  return `test("requests go below the address", async () => {\n  const { url } = await sent({ ${options} });\n\n  expect(url).toMatch(${quote(`${url}/anything`)});\n});\n`;
}
