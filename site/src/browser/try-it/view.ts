import type { vacuum } from "./program.ts";

type Run = Parameters<Parameters<typeof vacuum>[1]>[0];

/** Something that happened, and who saw it. */
export interface Line {
  readonly who: "gateway" | "sdk" | "program";
  readonly text: string;
  readonly result: string;
  readonly bad?: boolean;
}

/** What the reader sees of a run and can do to it. */
export function createView(document: Document) {
  const one = <E extends Element>(selector: string): E => {
    const found = document.querySelector<E>(selector);
    if (!found) throw new Error(`the page has no ${selector}`);
    return found;
  };
  const form = one<HTMLFormElement>(".try-form");
  const state = one<HTMLElement>("[data-state]");
  const reason = one<HTMLElement>("[data-reason]");
  const log = one<HTMLOListElement>(".try-log ol");
  const buttons = {
    approve: one<HTMLButtonElement>("[data-act=approve]"),
    reject: one<HTMLButtonElement>("[data-act=reject]"),
    cancel: one<HTMLButtonElement>("[data-act=cancel]"),
  };
  let began = 0;
  let current: Run | undefined;
  let shown = "";

  const allow = (names: readonly string[]) => {
    for (const [name, button] of Object.entries(buttons)) button.disabled = !names.includes(name);
  };
  const mark = (text: string, why = "") => {
    state.textContent = text;
    state.className = `state state-${text}`;
    reason.textContent = why;
  };
  const count = (times: number) => {
    one("[data-count]").textContent = `The script has run ${times === 1 ? "once" : `${times} times`}.`;
  };
  const say = ({ who, text, result, bad = false }: Line) => {
    const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`;
    const line = document.createElement("li");
    line.className = bad ? `${who} bad` : who;
    line.append(
      ...[seconds, who, text, result].map((part) =>
        Object.assign(document.createElement("span"), { textContent: part }),
      ),
    );
    log.append(line);
    log.scrollTop = log.scrollHeight;
  };
  const act = (button: HTMLButtonElement, how: (run: Run) => Promise<unknown>) => {
    button.addEventListener("click", () => {
      allow([]);
      // What the SDK makes of a failure is told by its hooks.
      if (current) how(current).catch(() => undefined);
    });
  };
  act(buttons.approve, (run) => run.review.approve());
  act(buttons.reject, (run) => run.review.reject({ rejection_reason: "not today" }));
  act(buttons.cancel, (run) => run.cancel());

  return {
    ready: () => {
      one<HTMLButtonElement>(".try-form [type=submit]").disabled = false;
    },
    onStart(start: (scenario: string, fault: string) => void) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const given = new FormData(form);
        start(String(given.get("scenario")), String(given.get("fault")));
      });
    },
    begin() {
      began = performance.now();
      current = undefined;
      log.replaceChildren();
      allow([]);
      count(0);
      mark("starting");
    },
    say,
    count,
    /** Shows a run, and each of its changes. */
    show: (tell: (line: Line) => void) => (run: Run) => {
      const words = [run.state, run.reason].filter(Boolean).join(", ");
      if (current === undefined || words !== shown) tell({ who: "program", text: "the run is", result: words });
      current = run;
      shown = words;
      mark(run.state, run.reason);
      allow(run.reason === "review" ? ["approve", "reject", "cancel"] : run.state === "running" ? ["cancel"] : []);
    },
    end: () => {
      allow([]);
      if (current === undefined) mark("unknown");
    },
  };
}
