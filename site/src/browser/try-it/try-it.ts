import { createHoop, SdkError } from "@x/hoop";
import type { Document } from "../../../../packages/mock/src/description/document.ts";
import { createMockFetch } from "../../../../packages/mock/src/fetch/mock-fetch.ts";
import { hoop as vendor } from "../../../../packages/mock/src/vendors/hoop/hoop.ts";
import { faults } from "../../try-it/choices.ts";
import { vacuum } from "./program.ts";
import { createView, type Line } from "./view.ts";

const description = fetch("assets/hoop.json").then((response) => response.json() as Promise<Document>);
const view = createView(document);
let running: AbortController | undefined;

view.onStart((scenario, fault) => void play(scenario, Number(fault)));
void description.then(view.ready);

/** One run of the program against a gateway of its own; one that still goes on is let go of. */
async function play(scenario: string, chosen: number): Promise<void> {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const say = (line: Line) => {
    if (!signal.aborted) view.say(line);
  };
  const { fault } = faults[chosen] ?? {};
  const mock = createMockFetch(
    { name: "hoop", vendor, document: await description },
    {
      ...{ scenario, faults: fault ? [fault] : [] },
      onRequest: ({ method, path, operation, status, fault: wrong }) => {
        say({
          who: "gateway",
          text: operation ?? `${method} ${path}`,
          result: wrong === undefined ? `${status}` : wrongText(wrong),
        });
        view.count(mock.runs.reduce((sum, run) => sum + run.executions, 0));
      },
    },
  );
  const hoop = createHoop({
    ...{ baseUrl: "https://hoop.example.com/api", token: "any", fetch: mock.fetch, timeoutMs: 3_000 },
    observe: {
      onAttempt: ({ operation, attempt, retryReason }) => {
        if (retryReason !== undefined)
          say({ who: "sdk", text: `${operation} again, attempt ${attempt}`, result: retryReason });
      },
      onCall({ operation, error, acted }) {
        if (error !== undefined)
          say({ who: "sdk", text: `${operation}: ${error}`, result: `acted: ${acted}`, bad: true });
      },
      onPollError: ({ failures }) =>
        say({ who: "sdk", text: "the wait goes on", result: `${failures} failed in a row` }),
    },
  });
  view.begin();
  try {
    const output = await vacuum(hoop, view.show(say), signal);
    say({ who: "program", text: "the output", result: output.trim() });
  } catch (error) {
    const text = error instanceof SdkError ? error.name : "error";
    say({ who: "program", text, result: String((error as Error).message), bad: true });
  } finally {
    if (!signal.aborted) view.end();
  }
}

const wrongText = (how: unknown): string => (typeof how === "object" ? "another answer" : String(how));
