import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";
import { escapeHtml, Html } from "./html.ts";

const languages = { sh: bash, js: javascript, json, python, ts: typescript, yaml };
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);

/** Code in colours, which the style sheet gives; in none for a language that is not known. */
export function codeHtml(code: string, language: string): Html {
  const coloured = Object.hasOwn(languages, language) ? hljs.highlight(code, { language }).value : escapeHtml(code);
  return new Html(`<div class="code"><pre tabindex="0"><code>${coloured}</code></pre></div>`);
}
