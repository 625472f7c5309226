import type { VendorDescription } from "../states/derived/derive.ts";
import { aliases, scenarioNames } from "../states/derived/scenario-names.ts";
import { tableOf, writtenFor } from "../vendors/vendors.ts";
import { notRanOnce, refusalText } from "./assertions.ts";
import { checkOptions } from "./check-options.ts";
import { control, isControl } from "./control.ts";
import { type Home, openHome } from "./home.ts";
import { startServer } from "./http.ts";
import type { LoggedRequest } from "./log.ts";
import type { Mock, MockOptions } from "./mock.ts";
import { explainPort } from "./port-taken.ts";
import { createWorld } from "./world.ts";
import type { WorldOptions } from "./world-options.ts";

/** The names `startMock` knows. */
export { vendorNames } from "../vendors/vendors.ts";

/** The scenarios of a vendor, its aliases too; none for an unknown one. */
export const scenariosOf = (vendor: string): readonly string[] => {
  const table = tableOf(vendor);
  if (table === undefined) return [];
  const known = writtenFor(vendor) ?? { scenarios: scenarioNames(table), aliases };
  return [...known.scenarios, ...Object.keys(known.aliases)];
};

/** How a client of the vendor is made to talk to the mock. */
export const clientOf = (vendor: string, url: string): string =>
  writtenFor(vendor)?.example(url) ?? `{ baseUrl: "${url}" }`;

/** A mock server of a vendor on this machine: strict, with state, and Prism for what has none. */
export async function startMock(vendor: string | VendorDescription, options: MockOptions = {}): Promise<Mock> {
  const home = await openHome(vendor);
  let worlds = 0;
  const open: Mock[] = [];

  async function openMock(own: WorldOptions & Pick<MockOptions, "port" | "assertNoRefusals">): Promise<Mock> {
    checkOptions(own);
    worlds += 1;
    const number = worlds;
    const create = own.world === undefined ? undefined : await fromFile(home, own.world);
    const world = createWorld(home, number, { ...own, create, url: () => mock.url });
    const expected = new Set<LoggedRequest>();
    const unexpected = () => world.requests.filter((each) => !expected.has(each));
    const server = await startServer(
      (request) =>
        isControl(request)
          ? control(request, { name: home.name, vendor: home.vendor, number, world, mock, options: own })
          : world.respond(request),
      { port: own.port ?? 0 },
    ).catch(explainPort(own.port ?? 0));
    let closed: Promise<void> | undefined;
    async function close(): Promise<void> {
      await server.close();
      if (number === 1) await closeAll();
      const refused = own.assertNoRefusals === false ? undefined : refusalText(unexpected());
      if (refused) throw new Error(refused);
    }
    const mock: Mock = {
      url: server.url,
      requests: world.requests,
      get runs() {
        return world.runs;
      },
      get starts() {
        return world.starts;
      },
      get executions() {
        return world.runs.reduce((sum, run) => sum + run.executions, 0);
      },
      fail: (on, fault) => void world.addFault({ on, ...fault }),
      advance: world.advance,
      reset: world.reset,
      openWorld: async (more = {}) => {
        const { port: _, ...shared } = options;
        const opened = await openMock({ ...shared, ...more });
        open.push(opened);
        return opened;
      },
      assertRanOnce(on) {
        const wrong = notRanOnce(world.requests, world.runs, on);
        if (wrong) throw new Error(wrong);
      },
      assertNoRefusals() {
        const refused = refusalText(unexpected());
        if (refused) throw new Error(refused);
      },
      takeRefusals() {
        const refused = unexpected().filter(({ problems }) => problems.length > 0);
        for (const each of refused) expected.add(each);
        return refused;
      },
      close: () => {
        closed ??= close();
        return closed;
      },
      [Symbol.asyncDispose]: () => mock.close(),
    };
    return mock;
  }

  async function closeAll(): Promise<void> {
    await home.closePrism();
    const failures = await Promise.allSettled(open.map((each) => each.close()));
    for (const failure of failures) if (failure.status === "rejected") throw failure.reason;
  }
  return openMock(options);
}

async function fromFile({ name, vendor }: Home, source: unknown) {
  if (!vendor.fromFile) throw new Error(`${name} has no worlds that a file describes`);
  return vendor.fromFile(source);
}
