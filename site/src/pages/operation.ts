import { signatures } from "../../../scripts/pipeline/emit/api-md.ts";
import { errorList } from "../../../scripts/pipeline/emit/client.ts";
import { sentence } from "../../../scripts/pipeline/emit/signatures.ts";
import type { ApiOperation } from "../../../scripts/pipeline/model/api-types.ts";
import type { Derived } from "../../../scripts/pipeline/model/model.ts";
import { hrefFrom, type Page } from "../frame/page.ts";
import { runStates } from "../pictures/run-states.ts";
import { answerFields } from "../reference/answer-fields.ts";
import { effects, lostStart } from "../reference/effects.ts";
import type { Vendor } from "../reference/read-vendor.ts";
import { runMethod } from "../reference/run-method.ts";
import { codeHtml } from "../text/highlight.ts";
import { type Html, html } from "../text/html.ts";
import type { Section } from "../text/markdown.ts";
import { proseHtml, proseLine } from "../text/prose.ts";
import { table } from "./table.ts";

const operationPath = (vendor: string, id: string): string => `${vendor}/${id}.html`;

/** All there is to know of an operation. */
export function operationPage(vendor: Vendor, operation: ApiOperation): Page {
  const { id, summary, description, deprecated, unconfirmed, input } = operation;
  const derived = vendor.model.byId.get(id);
  if (derived === undefined) throw new Error(`there is no operation ${id}`);
  const parts = [
    inputs(operation),
    answer(vendor, operation, derived),
    effect(operation),
    run(vendor, operation),
    errors(derived, operation),
    source(vendor, derived),
  ].filter((part) => part !== undefined);
  return {
    path: operationPath(vendor.name, id),
    title: id,
    description: sentence(summary),
    area: vendor.name,
    headings: parts.map(({ id: heading, title }) => ({ id: heading, title, level: 2 })),
    sections: [
      {
        heading: undefined,
        text: [summary, description, operation.route, ...(input?.fields ?? []).map(({ name }) => name)].join(" "),
      },
      ...runSection(operation),
    ],
    body: html`
<p class="crumbs"><a href="index.html">${vendor.api.title}</a> / <a href="index.html#${id.split(".")[0]}">${id.split(".")[0]}</a></p>
<h1>${id}</h1>
<p class="lead">${proseLine(sentence(summary))}</p>
<p class="facts"><code>${operation.route}</code> <span class="tag tag-${operation.effect}">${operation.effect}</span>${deprecated && html` <span class="tag tag-warn">deprecated</span>`}${unconfirmed !== undefined && html` <span class="tag tag-warn">not confirmed</span>`}</p>
${codeHtml(signatures(operation).join("\n"), "ts")}
${proseHtml(description)}
${unconfirmed !== undefined && html`<div class="note"><p><strong>Not confirmed.</strong> No current documentation of the vendor shows this operation. ${proseLine(unconfirmed)}</p></div>`}
${parts.map(({ id: heading, title, body }) => html`<h2 id="${heading}">${title}</h2>\n${body}\n`)}`,
  };
}

function runSection(operation: ApiOperation): readonly Section[] {
  const title = runMethod(operation);
  if (title === undefined) return [];
  return [
    { heading: { id: "run", title, level: 2 }, text: `A run of ${operation.id}. ${sentence(operation.summary)}` },
  ];
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

function inputs({ input }: ApiOperation): Part {
  const fields = input?.fields ?? [];
  const body =
    fields.length === 0
      ? html`<p>It takes none.</p>`
      : table(
          ["name", "type", "in", "what it is"],
          fields.map(({ name, type, required, description, fallback, deprecated, in: place }) => [
            html`<code>${name}</code>${required && html`<br><span class="tag tag-need">required</span>`}${deprecated && html`<br><span class="tag tag-warn">deprecated</span>`}`,
            html`<code>${type}</code>`,
            place,
            html`${proseHtml(description)}${fallback !== undefined && html`<p>Default: <code>${fallback}</code>.</p>`}`,
          ]),
        );
  return { id: "inputs", title: "Inputs", body };
}

function answer({ model }: Vendor, { returns }: ApiOperation, derived: Derived): Part {
  const fields = answerFields(model.document, derived);
  const list = derived.hints.pages !== undefined;
  const body = html`<p><code>${returns.replaceAll("core.", "")}</code>${list && " – pages that are read one after the other, as you go on. Each item:"}</p>
${
  fields.length > 0 &&
  table(
    ["field", "type", "what it is"],
    fields.map(({ name, type, optional, description }) => [
      html`<code>${name}${optional && "?"}</code>`,
      html`<code>${type}</code>`,
      proseHtml(description),
    ]),
  )
}`;
  return { id: "answer", title: "Answer", body };
}

function effect(operation: ApiOperation): Part {
  const { means, retry } = effects[operation.effect];
  const body = html`<p>Effect <code>${operation.effect}</code>. ${proseLine(means)} ${proseLine(retry)}</p>
${operation.run !== undefined && html`<p>${proseLine(lostStart)} See <a href="../guide/lost-starts.html">Lost starts</a>.</p>`}
<p>See <a href="../guide/retries.html">Retries and timeouts</a>.</p>`;
  return { id: "effect", title: "What a retry does", body };
}

function run({ name: vendor, runs }: Vendor, operation: ApiOperation): Part | undefined {
  const read = operation.run?.poll ?? (operation.record && operation.id);
  const kind = runs.kinds.find(({ record }) => record === read);
  if (kind === undefined) return undefined;
  const words =
    operation.run === undefined
      ? html`<p><code>${runMethod(operation)}</code> takes a run up by its id, without a request.</p>`
      : html`<p><code>${runMethod(operation)}</code> takes the same input and answers a <code>Run</code>; <a href="${hrefFrom(operationPath(vendor, operation.id), operationPath(vendor, kind.record))}"><code>${kind.record}</code></a> reads its record.</p>`;
  const answers = operation.run !== undefined && kind.outcomes.some((outcome) => outcome.answer.length > 0);
  const rows = kind.outcomes.map(({ state, reason, answer: started, record }) => [
    html`<span class="state state-${state}">${state}</span>${reason !== undefined && html` <code>${reason}</code>`}`,
    ...(answers ? [html`${started.map((text) => html`<div>${proseLine(text)}</div>`)}`] : []),
    html`${record.map((text) => html`<div>${proseLine(text)}</div>`)}`,
  ]);
  const body = html`${words}
${runStates(kind.outcomes)}
${table(["state", ...(answers ? ["the start answers"] : []), "the record says"], rows)}
<p>What can be done with it, and the tests that show it: <a href="../facts/runs.html">Runs</a>.</p>`;
  return { id: "run", title: "The run", body };
}

function errors({ operation: { responses } }: Derived, { errors: statuses }: ApiOperation): Part {
  const body = html`${
    statuses.length === 0
      ? html`<p>The description names none.</p>`
      : table(
          ["status", "the vendor says"],
          statuses.map((status) => [
            html`<code>${errorList([status])}</code>`,
            proseLine(responses[status]?.description ?? ""),
          ]),
        )
  }
<p>Every error says whether the server may have acted: see <a href="../guide/errors.html">Errors</a>.</p>`;
  return { id: "errors", title: "Errors", body };
}

function source({ api, published, reasons }: Vendor, { pointer }: Derived): Part {
  const told = reasons(pointer);
  const body = html`<p>From the description of ${api.title} as published at <a href="${published.url}">its source</a>${published.version !== "unknown" && html`, version ${published.version}`}, read on ${published.retrieved}.${told.length > 0 && " The overlay adds to it or corrects it, because:"}</p>
${told.length > 0 && html`<ul>${told.map((reason) => html`<li>${proseLine(reason)}</li>`)}</ul>`}
<p>All corrections, of types too: <a href="../facts/corrections.html">Corrections</a>.</p>`;
  return { id: "source", title: "Where this is from", body };
}
