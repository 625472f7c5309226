import { kinds } from "../faults/fault.ts";
import { scenariosOf, vendorNames } from "../server/start-mock.ts";

/** What `--help` prints. */
export const help = (): string =>
  `A mock server of ${vendorNames.join(", ")} on this machine: strict, with runs that go through a scenario.

Usage: npx @x/mock <vendor> [options]

Options:
  --port <number>         where to listen; a free port by default
  --scenario <name>       what runs go through; a list a,b,c: the first run, the second, and so on
  --fault "<fault>"       what goes wrong, such as "POST /path 503 after nth=2 times=3 retryAfter=1"; more than once
  --ends-after-ms <ms>    how long runs take; without it every poll moves them on
  --output <json>         what runs put out instead of the scenario's output
  --world <file>          hoop: the people, agents, connections, rules and scripts behind the gateway
  --secret <text>         the only credential let in; any by default
  --quiet                 no log of requests
  -h, --help              this

Scenarios:
${vendorNames.map((vendor) => `  ${vendor.padEnd(10)}${scenariosOf(vendor).join(", ")}`).join("\n")}

  A run's own scenario: end the name of its connection, task or playbook with it, as "pg-reviewed", or send the
  header X-Mock-Scenario.

Faults, for "*" or an operation, before the server acts or \`after\`:
${Object.entries(kinds)
  .map(([kind, does]) => `  ${kind.padEnd(10)}${does}`)
  .join("\n")}
  <status>  that status, in the vendor's error shape

While it runs: GET /_mock, GET /_mock/requests?on=, GET /_mock/ran-once?on=, POST /_mock/faults, DELETE /_mock/faults,
POST /_mock/clock, POST /_mock/reset, POST /_mock/worlds.
`;
