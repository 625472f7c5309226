import { toggleTheme } from "./theme.ts";

document.querySelector("[data-theme-toggle]")?.addEventListener("click", toggleTheme);

const side = document.querySelector<HTMLDetailsElement>(".side");
if (side && matchMedia("(max-width: 60rem)").matches) side.open = false;
const current = side?.querySelector<HTMLElement>("[aria-current]");
if (side && current) side.scrollTop = current.offsetTop - side.clientHeight / 2;

for (const code of document.querySelectorAll<HTMLElement>(".code")) addCopyButton(code);

const dialog = document.querySelector<HTMLDialogElement>("dialog.search");
const openSearch = async () => {
  dialog?.showModal();
  // Before anything is waited for: what is typed meanwhile is kept.
  dialog?.querySelector("input")?.select();
  const { startSearch } = await import("./search.ts");
  if (dialog) await startSearch(dialog);
};
document.querySelector("[data-search]")?.addEventListener("click", openSearch);
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
  const asked = (event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey));
  if (!asked) return;
  event.preventDefault();
  void openSearch();
});

function addCopyButton(code: HTMLElement): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.querySelector("code")?.textContent ?? "");
    button.textContent = "Copied";
    setTimeout(() => {
      button.textContent = "Copy";
    }, 1500);
  });
  code.append(button);
}
