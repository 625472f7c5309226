import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { methods } from "../../pipeline/document/openapi.ts";
import { isObject, type JsonObject } from "../../pipeline/json/json.ts";
import { type Gathered, gather } from "../gather.ts";
import { runNode } from "../run-node.ts";
import { checkTypes, inCopy } from "../trial.ts";
import { make } from "../vendor/make.ts";
import type { Outcome } from "./outcome.ts";

const TESTS = "test/contract/contract.test.ts";

/** A description on this machine. */
export interface Given {
  readonly name: string;
  readonly file: string;
  readonly key: string;
}

/** Does with each description what `vendor:add` does, in one copy of the tree, and says what became of it. */
export function tryDescriptions(folder: string, given: readonly Given[]): Promise<readonly Outcome[]> {
  return inCopy(folder, [], async (copy) => {
    const made: Outcome[] = [];
    for (const one of given) made.push(await makeIn(copy, folder, one));
    const tests = await contracts(
      copy,
      made.filter(({ refused }) => refused === undefined).map(({ name }) => name),
    );
    return made.map((outcome) => ({ ...outcome, ...tests(outcome) }));
  });
}

/** The package, and its types. */
async function makeIn(copy: string, folder: string, { name, file, key }: Given): Promise<Outcome> {
  let told: Outcome = { name, key, format: "", ...counts };
  try {
    const gathered = (await gather(file)) as Gathered;
    told = { ...told, format: formatOf(gathered.document), operations: countOf(gathered.document) };
    const { files, generated } = make(copy, name, file, gathered);
    const without = Map.groupBy(generated.unsupported, ({ reason }) => reason);
    told = {
      ...told,
      methods: generated.operations,
      without: Object.fromEntries([...without].map(([reason, those]) => [reason, those.length])),
    };
    for (const [path, text] of files) write(join(copy, path), text);
    link(folder, copy, name);
    const types = await checkTypes(copy, name).then(() => undefined, firstError);
    return { ...told, typed: types === undefined, ...(types !== undefined && { types }) };
  } catch (error) {
    return { ...told, refused: messageOf(error) };
  }
}

const counts = { operations: 0, methods: 0, without: {}, typed: false, passed: 0, failed: [] };

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function formatOf({ openapi, swagger }: JsonObject): string {
  return openapi === undefined ? `Swagger ${swagger}` : `OpenAPI ${openapi}`;
}

function countOf({ paths }: JsonObject): number {
  const items = Object.values(isObject(paths) ? paths : {}).filter(isObject);
  return items.reduce((sum, item) => sum + methods.filter((method) => item[method] !== undefined).length, 0);
}

/** The dependencies of the new package, and the mock's on it. */
function link(folder: string, copy: string, name: string): void {
  const modules = join(copy, "packages", name, "node_modules");
  const core = join(folder, "packages/core/node_modules");
  for (const one of ["@types/node", "typescript", "vitest"]) linkTo(join(core, one), join(modules, one));
  linkTo(join(copy, "packages/core"), join(modules, "@x/core"));
  linkTo(join(copy, "packages", name), join(copy, "packages/mock/node_modules/@x", name));
}

function linkTo(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) symlinkSync(target, path, "dir");
}

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/**
 * Every operation of the packages against their mocks, called once right and once wrong, with every documented status.
 * Where one package keeps the tests of all from starting, each is tried by itself.
 */
async function contracts(
  copy: string,
  names: readonly string[],
): Promise<(outcome: Outcome) => Pick<Outcome, "passed" | "failed">> {
  const report = await runContracts(copy, names);
  const broken = report.testResults.filter(({ message, assertionResults }) => message && assertionResults.length === 0);
  if (broken.length > 0 && names.length > 1) {
    const alone = new Map<string, Pick<Outcome, "passed" | "failed">>();
    for (const name of names) alone.set(name, (await contracts(copy, [name]))({ ...nothing, name }));
    return ({ name }) => alone.get(name) ?? nothing;
  }
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return ({ name }) => {
    const own = tests.filter(({ ancestorTitles }) => ancestorTitles[0] === name);
    const failed = own.filter(({ status }) => status === "failed");
    const all = names.includes(name) ? broken.map(({ message }) => ({ name: "all", why: firstLines(message) })) : [];
    return {
      passed: own.filter(({ status }) => status === "passed").length,
      failed: [
        ...all,
        ...failed.map(({ ancestorTitles, title, failureMessages: [why = ""] }) => ({
          name: [...ancestorTitles.slice(1), title].join(": "),
          why: firstLines(why),
        })),
      ],
    };
  };
}

const nothing: Outcome = { name: "", key: "", format: "", ...counts };

async function runContracts(copy: string, names: readonly string[]): Promise<Report> {
  if (names.length === 0) return { testResults: [] };
  const results = join(copy, "contract.json");
  rmSync(results, { force: true });
  const args = [join("node_modules", "vitest", "vitest.mjs"), "run", TESTS, "--no-isolate"];
  const reporter = ["--reporter=json", `--outputFile.json=${results}`];
  const env = { VENDORS: names.join(",") };
  const failure = await runNode("The contract tests", join(copy, "packages/mock"), [...args, ...reporter], env).catch(
    (error: unknown) => error,
  );
  if (existsSync(results)) return JSON.parse(readFileSync(results, "utf8")) as Report;
  return { testResults: [{ message: messageOf(failure), assertionResults: [] }] };
}

const messageOf = (error: unknown): string => firstLines(error instanceof Error ? error.message : String(error));

const firstLines = (text: string): string =>
  text
    .replace(/(file:\/\/)?\/\S*\/(?=package\/|packages\/|specs\/|scripts\/)/g, "")
    .split("\n")
    .filter((line) => !/^\s+at /.test(line))
    .slice(0, 6)
    .join(" ")
    .slice(0, 500);

/** The first line that names an error of the types. */
const firstError = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n").find((line) => line.includes("error TS")) ??
  messageOf(error);
