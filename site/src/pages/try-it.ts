import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hoop } from "../../../packages/mock/src/vendors/hoop/hoop.ts";
import type { Page } from "../frame/page.ts";
import { codeHtml } from "../text/highlight.ts";
import { html } from "../text/html.ts";
import { faults, scenarios } from "../try-it/choices.ts";

/** The page on which the SDK runs at the reader's, against the mock. */
export function tryItPage(): Page {
  const program = readFileSync(join(import.meta.dirname, "../browser/try-it/program.ts"), "utf8");
  const others = hoop.scenarios.filter((name) => !Object.hasOwn(scenarios, name));
  return {
    path: "try-it.html",
    title: "Try it",
    description: "The SDK runs in your browser, against the mock: a start, a review, a fault.",
    area: "try",
    headings: [],
    sections: [
      { heading: undefined, text: "Run the SDK in your browser against the mock: scenarios, reviews, faults." },
    ],
    script: "assets/try-it.js",
    body: html`<h1>Try it</h1>
<p class="lead">The SDK as you would install it, in your browser, and the mock's gateway beside it. Nothing is sent anywhere.</p>
<div class="try">
<form class="try-form">
<label>What the run goes through
<select name="scenario">${Object.entries(scenarios).map(([name, title]) => html`<option value="${name}">${title}</option>`)}<optgroup label="More of the mock">${others.map((name) => html`<option value="${name}">${name}</option>`)}</optgroup></select></label>
<label>What goes wrong
<select name="fault">${faults.map(({ title }, index) => html`<option value="${index}">${title}</option>`)}</select></label>
<button class="button primary" type="submit" disabled>Start</button>
</form>
<section class="try-run" aria-label="The run">
<p><span class="state" data-state>not started</span> <span data-reason></span></p>
<p class="actions"><button class="button" type="button" data-act="approve" disabled>Approve the review</button> <button class="button" type="button" data-act="reject" disabled>Reject it</button> <button class="button" type="button" data-act="cancel" disabled>Cancel the run</button></p>
<p data-count>The script has run 0 times.</p>
</section>
<section class="try-log" aria-label="What happens"><ol aria-live="polite"></ol></section>
</div>
<h2 id="program">The program that runs</h2>
<p>These lines are the ones that run, with a client whose <code>fetch</code> is the mock's. A browser does not say why a connection failed, so here a start that was lost before the gateway acted is an unknown outcome too; Node and Bun tell when a connection was never made.</p>
${codeHtml(program, "ts")}
<p>The mock checks routes, credentials and query keys here; <a href="packages/mock.html">as a server</a> it checks bodies too.</p>
<noscript><p class="note">This page needs JavaScript.</p></noscript>`,
  };
}
