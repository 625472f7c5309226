import type { Document } from "./document.ts";

/** Throws where a reference leads out of the document: Prism would fetch it, from the network too. */
export function refuseOutsideRefs(document: Document): void {
  const [, target] = /"\$ref":"([^#"][^"]*)"/.exec(JSON.stringify(document)) ?? [];
  if (target !== undefined) throw new Error(`$ref ${target} points outside the document`);
}
