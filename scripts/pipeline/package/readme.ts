import { markdownLine } from "../text/safe-text.ts";
import { clientNames } from "./client-names.ts";
import type { WayIn } from "./credentials.ts";
import type { Example } from "./example.ts";
import type { Parts } from "./index-ts.ts";
import { serversOf } from "./places.ts";

export interface Calls {
  readonly first?: Example | undefined;
  readonly run?: Example | undefined;
  /** How the first call is let in. */
  readonly way?: WayIn | undefined;
}

/** Where a mock listens in an example. */
const MOCK_URL = "http://127.0.0.1:4010";

/** README.md of a vendor's package, with a program that runs against the mock. */
export function emitReadme(parts: Parts, calls: Calls): string {
  const { api, credentials, address } = parts;
  const { create } = clientNames(api.vendor);
  return [
    `# @x/${api.vendor}\n`,
    `A typed SDK for ${markdownLine(api.title)}.\n`,
    `\`\`\`sh\nnpm install @x/${api.vendor}\n\`\`\`\n`,
    `\`\`\`ts\n${programOf(parts, calls)}\`\`\`\n`,
    ...(calls.run === undefined
      ? []
      : [`What runs is started, and waited for:\n`, `\`\`\`ts\n${calls.run.code}\`\`\`\n`]),
    [
      "- **Reference**: [api.md](api.md), every operation with its route, effect and answer.",
      ...credentialLines(parts),
      address.url === undefined
        ? `- **Address**: \`baseUrl\`; the description names no host.`
        : `- **Address**: \`${address.url}\`, or \`baseUrl\`.`,
      ...serverLines(parts),
      "- **Errors, retries, layers**: [@x/core](../core/README.md).",
      `- **Contract tests**: \`npx @x/mock ${api.vendor} --port 4010\` is a mock on this machine, for \`${create}({ baseUrl: "${MOCK_URL}" })\`.`,
      "- `client.request(method, path, { query, body })` reaches what has no method.",
      ...credentials.notes.map((note) => `- Not a credential of the client: ${note}.`),
      "",
    ].join("\n"),
  ].join("\n");
}

/** A program with a client and its first call. */
export function programOf({ api, address }: Parts, { first, way }: Calls, toMock = false): string {
  const { client, create } = clientNames(api.vendor);
  const secrets = way?.options ?? [];
  const options = [
    ...secrets.map(({ name }) => `${name}: "any"`),
    ...(address.url === undefined || toMock ? [`baseUrl: "${MOCK_URL}"`] : []),
  ];
  const hint = secrets.length === 0 || toMock ? "" : ` // or set ${secrets.map(({ variable }) => variable).join(", ")}`;
  const given = options.length === 0 ? "" : `{ ${options.join(", ")} }`;
  const call = first?.code ?? `console.log(${client}.stats());\n`;
  return `import { ${create} } from "@x/${api.vendor}";\n\nconst ${client} = ${create}(${given});${hint}\n\n${call}`;
}

function serverLines({ api }: Parts): readonly string[] {
  const servers = serversOf(api).map((address) => `\`${address}\``);
  if (servers.length === 0) return [];
  return [
    `- **Servers of single operations**: ${servers.join(", ")}. They get calls, and the credentials, only where \`servers\` names them.`,
  ];
}

function credentialLines({ credentials: { ways, optional } }: Parts): readonly string[] {
  if (ways.length === 0) return [];
  const texts = ways.map(({ options }) => options.map(({ name }) => `\`${name}\``).join(" with "));
  return [`- **Credentials**: ${texts.join(", or ")}${optional ? "; some calls need none" : ""}.`];
}
