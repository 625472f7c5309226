import { createHash } from "node:crypto";
import { Html } from "../text/html.ts";

/** Runs before anything is painted, so that no page flashes in the other theme. On a phone the list of pages begins shut. */
const script = `{let t=null;try{t=localStorage.getItem("theme")}catch{}
document.documentElement.dataset.theme=t??(matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light")}`;

export const themeScript = {
  html: new Html(script),
  digest: `sha256-${createHash("sha256").update(script).digest("base64")}`,
};
