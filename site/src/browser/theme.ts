/** Changes between light and dark, and keeps the choice where the browser lets it. */
export function toggleTheme(): void {
  const { dataset } = document.documentElement;
  dataset.theme = dataset.theme === "dark" ? "light" : "dark";
  try {
    localStorage.setItem("theme", dataset.theme);
  } catch {
    // A browser that keeps nothing: the choice ends with the page.
  }
}
