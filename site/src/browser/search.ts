import MiniSearch from "minisearch";
import type { SearchDocument } from "../pages/search-documents.ts";

let index: Promise<MiniSearch<SearchDocument>> | undefined;

const root = document.documentElement.dataset.root ?? "";

/** Lets what is typed into the dialog's field be searched for, once its documents are there. */
export async function startSearch(dialog: HTMLDialogElement): Promise<void> {
  const input = dialog.querySelector("input");
  const hits = dialog.querySelector<HTMLElement>(".hits");
  if (!input || !hits) return;
  index ??= load();
  const search = await index;
  const show = () => showHits(search, input.value, hits);
  input.oninput = show;
  dialog.onkeydown = (event) => moveFocus(event, dialog);
  show();
}

async function load(): Promise<MiniSearch<SearchDocument>> {
  const response = await fetch(`${root}assets/search.json`);
  const search = new MiniSearch<SearchDocument>({
    fields: ["title", "page", "text"],
    storeFields: ["path", "title", "page", "text"],
    // `sessions.exec` is found by either word, and `execApproved` by `approved`.
    tokenize: (text) =>
      text
        .replace(/([a-z])([A-Z])/g, "$1 $2")
        .split(/[^\p{L}\p{N}]+/u)
        .concat(text.split(/\s+/)),
    searchOptions: {
      boost: { title: 4, page: 2 },
      // Who asks for a word most often wants to be told how, before what was measured.
      boostDocument: (_id, _term, stored) => (String(stored?.path).startsWith("guide/") ? 2 : 1),
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: "AND",
    },
  });
  search.addAll((await response.json()) as SearchDocument[]);
  return search;
}

function showHits(search: MiniSearch<SearchDocument>, words: string, hits: HTMLElement): void {
  const found = words.trim() === "" ? [] : search.search(words).slice(0, 20);
  const links = found.map(({ path, title, page, text }) => {
    const link = document.createElement("a");
    link.href = root + path;
    link.append(
      element("strong", title),
      title === page ? "" : element("span", page),
      element("small", text.slice(0, 140)),
    );
    return link;
  });
  hits.replaceChildren(
    ...(links.length > 0 || words.trim() === "" ? links : [element("p", `Nothing has “${words}” in it.`)]),
  );
}

/** Up and down go through what was found; Enter in the field opens the first. */
function moveFocus(event: KeyboardEvent, dialog: HTMLDialogElement): void {
  const all = [...dialog.querySelectorAll<HTMLElement>("input, .hits a")];
  const at = all.indexOf(document.activeElement as HTMLElement);
  if (event.key === "Enter" && at === 0) {
    event.preventDefault();
    all[1]?.click();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  all[Math.min(Math.max(at + step, 0), all.length - 1)]?.focus();
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
