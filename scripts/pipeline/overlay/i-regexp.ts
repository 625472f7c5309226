/** A state reads a character and leads on, or leads on to several without reading; the last does neither. */
interface State {
  readonly reads?: RegExp;
  readonly next: State[];
}

/** Whether a text matches an I-Regexp (RFC 9485), whole or somewhere, in time that grows with both alone. */
export function matches(text: string, pattern: string, whole: boolean): boolean {
  const end: State = { next: [] };
  const start = compiled(pattern, end);
  let states = closed([start]);
  for (const char of text) {
    if (!whole && states.has(end)) return true;
    const next = [...states].flatMap((state) => (state.reads?.test(char) ? state.next : []));
    states = closed(whole ? next : [...next, start]);
  }
  return states.has(end);
}

/** These states and all they lead to without reading. */
function closed(from: readonly State[]): ReadonlySet<State> {
  const states = new Set(from);
  for (const state of states) if (state.reads === undefined) for (const next of state.next) states.add(next);
  return states;
}

const LONGEST = 500;
const MOST_STATES = 5000;

/** The first state of a pattern that leads to `end`. */
function compiled(pattern: string, end: State): State {
  if (pattern.length > LONGEST) throw new Error(`the pattern is longer than ${LONGEST} characters`);
  const tokens = pattern.match(token) ?? [];
  if (tokens.join("") !== pattern) throw new Error(`not an I-Regexp: ${JSON.stringify(pattern)}`);
  let at = 0;
  let states = 0;

  // Each answers how to build it, given what comes after it, as a repeated part is built several times.
  type Build = (next: State) => State;
  const state = (made: State): State => {
    states += 1;
    if (states > MOST_STATES) throw new Error(`the pattern ${JSON.stringify(pattern)} repeats too much`);
    return made;
  };

  function choice(): Build {
    const branches = [sequence()];
    while (tokens[at] === "|") {
      at += 1;
      branches.push(sequence());
    }
    return (next) => state({ next: branches.map((build) => build(next)) });
  }

  function sequence(): Build {
    const pieces: Build[] = [];
    while (at < tokens.length && tokens[at] !== "|" && tokens[at] !== ")") pieces.push(piece());
    return (next) => pieces.reduceRight((after, build) => build(after), next);
  }

  function piece(): Build {
    const build = atom();
    const [, least, comma, most] =
      /^\{(\d+)(,?)(\d*)\}$/.exec(quantifiers.get(tokens[at] ?? "") ?? tokens[at] ?? "") ?? [];
    if (least === undefined) return build;
    at += 1;
    return repeated(build, Number(least), comma === "" ? Number(least) : most === "" ? Infinity : Number(most));
  }

  function repeated(build: Build, least: number, most: number): Build {
    if (least > MOST_STATES || (most !== Infinity && most > MOST_STATES)) throw new Error("a count is too large");
    return (next) => {
      let after = next;
      if (most === Infinity) {
        const loop = state({ next: [next] });
        loop.next.push(build(loop));
        after = loop;
      }
      for (let more = most === Infinity ? 0 : most - least; more > 0; more--)
        after = state({ next: [next, build(after)] });
      for (let count = 0; count < least; count++) after = build(after);
      return after;
    };
  }

  function atom(): Build {
    const text = tokens[at++] ?? "";
    if (text === "(") {
      const inner = choice();
      if (tokens[at++] !== ")") throw new Error(`not an I-Regexp: ${JSON.stringify(pattern)}`);
      return inner;
    }
    if (/^([*+?]|\{.*\}|\))$/.test(text)) throw new Error(`not an I-Regexp: ${JSON.stringify(pattern)}`);
    const reads = new RegExp(`^${text === "." ? "[^\\n\\r]" : /^[$^]$/.test(text) ? `\\${text}` : text}$`, "u");
    return (next) => state({ reads, next: [next] });
  }

  const start = choice();
  if (at < tokens.length) throw new Error(`not an I-Regexp: ${JSON.stringify(pattern)}`);
  return start(end);
}

const quantifiers = new Map([
  ["*", "{0,}"],
  ["+", "{1,}"],
  ["?", "{0,1}"],
]);

// A class, an escape, a count, or one character; the platform's RegExp only ever sees one of them, and one character.
const token =
  /\[\^?(?:\\[^\n]|[^\\\]])+\]|\\[pP]\{[A-Z][a-z]?\}|\\[nrt()*+\-.?[\\\]^{|}$]|\{\d+(?:,\d*)?\}|[^\\[\]{}]/gu;
