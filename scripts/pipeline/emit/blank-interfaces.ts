/**
 * The same text without what stands in its interfaces; lines keep their numbers.
 * An interface holds nothing that runs, and most of a generated file is interfaces, so a parser is spared most of it.
 * From the first sign on that no interface of ours has, such as a template or a slash, the text stays as it is.
 */
export function blankInterfaces(text: string): string {
  const kept: string[] = [];
  let [keptTo, depth, body] = [0, 0, -1];
  let before = "";
  for (const { 0: token, 1: code, 2: sign, index } of text.matchAll(tokens)) {
    if (sign !== undefined || (code?.includes("import") && reachesOut.test(code))) break;
    if (token === "{") {
      if (depth === 0) body = opensInterface.test(before) ? index + 1 : -1;
      depth += 1;
    }
    if (token === "}") {
      depth -= 1;
      if (depth < 0) break;
      if (depth === 0 && body !== -1) {
        kept.push(text.slice(keptTo, body), text.slice(body, index).replace(/[^\n]+/g, ""));
        keptTo = index;
      }
    }
    before = token;
  }
  return kept.join("") + text.slice(keptTo);
}

// A string, a comment, a brace, code up to the next of these, or a sign that is none of them.
const tokens =
  /"(?:[^"\\\r\n]|\\[!-~])*"|'(?:[^'\\\r\n]|\\[!-~])*'|\/\*.*?\*\/|\/\/[ -~]*|[{}]|([\n !#-&(-.0-[\]-_a-z|~]+)|(.)/gs;

/** `import("…")`, also where a comment stands in it. */
const reachesOut = /\bimport\s*(?:\(|$)/;

const opensInterface = /(?:^|\n)export interface [A-Za-z_$][\w$]* $/;
