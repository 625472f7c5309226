import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "../frame/page.ts";
import { lostAnswer } from "../pictures/lost-answer.ts";
import { codeHtml } from "../text/highlight.ts";
import { html } from "../text/html.ts";
import { claim } from "./claim.ts";

const promises = [
  [
    "Never twice",
    "A start is not sent again unless the server can recognise the repeat, or provably never saw it.",
    "guide/retries.html",
  ],
  [
    "Never lost",
    "A run is a small token without secrets that any process takes up again; a lost start can be looked for.",
    "guide/lost-starts.html",
  ],
  [
    "Never a lie",
    "Success, failure, waiting for a person and outcome unknown are four different answers.",
    "guide/errors.html",
  ],
  ["Never for ever", "One deadline covers attempts, pauses, bodies and polling.", "guide/waiting.html"],
] as const;

const packages = [
  ["hoop", "Sessions, runbooks and reviews at a Hoop gateway"],
  ["airplane", "Tasks and runbooks at Airplane (its hosted service closed in March 2024)"],
  ["blink", "Playbooks at Blink"],
  ["mock", "Mock servers of the three, for tests in any language"],
] as const;

/** The first page: what it is, how to install it, a first call. */
export function homePage(root: string): Page {
  const example = readFileSync(join(root, "examples/hoop.ts"), "utf8");
  return {
    path: "index.html",
    title: "SDKs for APIs that run things",
    description: "Typed SDKs for Airplane, Hoop and Blink that never start a run twice.",
    area: "home",
    headings: [],
    sections: [{ heading: undefined, text: promises.map(([title, text]) => `${title}. ${text}`).join(" ") }],
    body: html`
<div class="hero">
<h1>SDKs for APIs that <em>run things</em></h1>
<p class="lead">A program that starts a database migration over HTTP needs more than types: it has to know whether the migration runs. Typed SDKs for Airplane, Hoop and Blink that never start a run twice.</p>
<p class="actions"><a class="button primary" href="guide/first-run.html">First run</a> <a class="button" href="try-it.html">Try it in your browser</a> <code class="install">npm install @x/hoop</code></p>
</div>
${claim(readFileSync(join(root, "docs/chaos.md"), "utf8"))}
<h2>What becomes of a start whose answer is lost</h2>
${lostAnswer()}
<h2>Install one package</h2>
<div class="two">
<div>${codeHtml("npm install @x/hoop", "sh")}
<ul class="promises">${promises.map(([title, text, path]) => html`<li><a href="${path}"><strong>${title}</strong></a> ${text}</li>`)}</ul></div>
<div>${codeHtml(example, "ts")}</div>
</div>
<ul class="cards">${packages.map(([name, text]) => html`<li><a href="packages/${name}.html"><strong>@x/${name}</strong></a> ${text}</li>`)}</ul>`,
  };
}
