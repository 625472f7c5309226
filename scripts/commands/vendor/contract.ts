import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runNode } from "../run-node.ts";
import { UsageError } from "../workspace.ts";

export interface ContractResult {
  readonly passed: number;
  readonly failed: readonly FailedTest[];
}

export interface FailedTest {
  readonly name: string;
  readonly why: string;
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Runs every test of a vendor's contract in a tree, and says which failed. */
export async function contractOf(folder: string, vendor: string): Promise<ContractResult> {
  const results = join(folder, "contract.json");
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  const args = [
    vitest,
    "run",
    "test/contract",
    "test/readmes",
    "--no-isolate",
    "--reporter=json",
    `--outputFile.json=${results}`,
  ];
  const home = join(folder, "packages/mock");
  const failure = await runNode("The contract tests", home, args, { VENDORS: vendor }).catch((error: unknown) => error);
  const report = readReport(results) ?? { testResults: [] };
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const broken = report.testResults.filter(
    ({ assertionResults, message }) => assertionResults.length === 0 && message !== "" && !isEmpty(message),
  );
  const passed = tests.filter(({ status }) => status === "passed").length;
  if (passed === 0) throw failure ?? new UsageError(`packages/mock has no contract tests of ${vendor}.`);
  // What cannot be taken for a test can be in no list of tests either.
  if (broken[0])
    throw new UsageError(
      `The contract of ${vendor} cannot be tested. Nothing was written.\n\n${broken[0].message.slice(0, 2000)}`,
    );
  return {
    passed,
    failed: [
      ...tests
        .filter(({ status }) => status === "failed")
        .map(({ fullName, failureMessages }) => ({ name: fullName, why: firstLine(failureMessages[0] ?? "") })),
    ],
  };
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return undefined;
  }
}

/** Of a vendor without lists, say, there is nothing to test. */
const isEmpty = (message: string) => /No test (suite )?found/.test(message);

/** What a failure says, without where in the test. */
const firstLine = (text: string): string =>
  text
    .split(/\n\s+at /)[0]
    ?.replace(/\s+/g, " ")
    .replace(/^\w*Error: /, "")
    .slice(0, 300) ?? "";
