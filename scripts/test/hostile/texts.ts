import { type Case, withOperation, withoutHints, withParameter, withSchema } from "./case.ts";

const api = { file: "api.md" };
const said = (description: string) => withOperation({ description: `Fine.\n\n${description}` });
const field = (description: string) => withParameter({ description });

/** Texts that leave the place they are put in: a comment, a literal, a page, a terminal. */
export const texts: readonly Case[] = [
  { what: "a heading", spec: said("# Evil"), ...api, absent: /^ {0,3}# Evil/m },
  { what: "a heading further down, indented", spec: said("   ### Evil"), ...api, absent: /^ {0,3}### Evil/m },
  { what: "a heading by a line below it", spec: said("Evil\n===="), ...api, absent: /^=+$/m },
  { what: "a heading by dashes", spec: said("Evil\n----"), ...api, absent: /^-+$/m },
  { what: "a fence", spec: said("```js\nevil()\n```"), ...api, absent: /^```js/m },
  { what: "a fence of tildes", spec: said("~~~\nevil\n~~~"), ...api, absent: /^~~~/m },
  { what: "a link", spec: said("[evil](javascript:evil())"), ...api, absent: /(?<!\\)\]\(/ },
  { what: "an image", spec: said("![evil](https://evil.test/x)"), ...api, absent: /!\[evil(?<!\\)\]\(/ },
  { what: "a link by reference", spec: said("[evil]: https://evil.test"), ...api, absent: /^\[evil\]:/m },
  { what: "a link in angles", spec: said("<https://evil.test>"), ...api, absent: /<https/ },
  { what: "HTML", spec: said("<img src=x onerror=evil()>"), ...api, absent: /<img/ },
  { what: "a comment of HTML", spec: said("<!-- evil -->"), ...api, absent: /<!-- evil/ },
  { what: "a quotation", spec: said("> evil"), ...api, absent: /^> evil/m },
  { what: "a table", spec: said("| evil |\n|---|"), ...api, absent: /^\| evil/m },
  { what: "HTML in a field's words", spec: field("<b>evil</b>"), ...api, absent: /<b>/ },
  { what: "a list that ends a field's line", spec: field("a\n\n# Evil\n- evil"), ...api, absent: /^(# Evil|- evil)/m },
  { what: "the end of a comment", spec: said("*/ evil(); /*"), file: "client.ts", absent: /\*\/ evil/ },
  { what: "a tag of a comment", spec: said("@deprecated evil"), file: "client.ts", absent: /(?<!\\)@deprecated/ },
  { what: "a link of a comment", spec: said("{@link evil}"), file: "client.ts", absent: /\{@link/ },
  {
    what: "a template in a default",
    spec: withParameter({ schema: { type: "string", default: "`$\u007bevil()}*/" } }),
    file: "types.ts",
    absent: /\}\*\//,
  },
  {
    what: "an enum that ends its literal",
    spec: withSchema({ type: "string", enum: ['"; evil(); "'] }),
    file: "schema.ts",
    absent: /""; evil/,
  },
  {
    what: "an end of script in an enum",
    spec: withSchema({ type: "string", enum: ["</script>"] }),
    file: "client.ts",
    absent: /<\/script/,
  },
  { what: "a text that turns others around", spec: said("\u202eevil\u2066"), absent: /[\u202e\u2066]/ },
  { what: "line ends that only some see", spec: said("a\u2028evil()\u2029"), absent: /[\u2028\u2029]/ },
  { what: "a sequence for terminals", spec: said("\u001b[2J\u001b]0;evil\u0007"), absent: /\p{Cc}(?<!\n)/u },
  {
    what: "a title of several lines",
    spec: { ...withOperation({}), info: { title: "A\n# Evil", version: "1" } },
    ...api,
    absent: /^# Evil/m,
  },
  {
    what: "a sequence for terminals in a message",
    spec: withParameter({ name: "\u001b[31mevil\u001b[2J", in: "header" }),
    refused: "\\u001b[31mevil",
  },
  {
    what: "a sequence for terminals in a pointer",
    spec: withoutHints(withOperation({}, {}, "/\u001b[2J")),
    refused: "openapi.yaml#/paths/~1\\u001b[2J/get",
  },
  {
    what: "a message as long as a book",
    spec: withParameter({ name: "x y".repeat(100_000), in: "header" }),
    refused: "x yx y…",
  },
];
