/** What Discord's clients make of a line of markup: the text, which of it is bold, and where links lead. */
export interface ShownLine {
  text: string;
  bold: string;
  links: string[];
}

/** Reads a line by the rules of Discord's Markdown, in their order; throws where it would be more than marks and text. */
export function readMarkup(line: string): ShownLine {
  const shown: ShownLine = { text: '', bold: '', links: [] };
  if (OPENING.test(line)) throw new Error(`more than text: ${line}`);
  read(line, false, shown);
  return shown;
}

const LITERAL = /^\\([^0-9A-Za-z\s])/;
const CODE = /^(`+)([\s\S]*?[^`])\1(?!`)/;
const LINK = /^\[((?:\\[\s\S]|`[^`]*`|[^[\]\\])+)\]\((https?:\/\/[^\s()<>]+)\)/;
const STRONG = /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/;
const SLANTED = /^_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/;
const STRUCK = /^~~((?:\\[\s\S]|[^\\])+?)~~(?!_)/;
/** A slant by stars, a spoiler, a mention, an emoji, a time, an address, a footnote: none of them is ever meant. */
const FORBIDDEN =
  /^(?:\*(?=\S)(?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?\*(?!\*)|\|\||<(?:@|#|a?:|t:|\/|https?:)|@(?:everyone|here)|https?:\/\/\S|:[\w+-]*[a-zA-Z\d][\w+-]*:|__)/;
/** A heading, small print, a quote, a list, at the beginning. */
const OPENING = /^\s*(?:#{1,3}\s|-#\s|>|[-*+]\s|\d+\.\s)/;

function read(text: string, bold: boolean, shown: ShownLine): void {
  for (let rest = text; rest; ) {
    const [all, inner] = take(rest, bold, shown);
    if (inner !== undefined) read(inner, bold || STRONG.test(rest), shown);
    rest = rest.slice(all.length);
  }
}

/** What the next rule takes, and what is inside of it. */
function take(rest: string, bold: boolean, shown: ShownLine): [all: string, inner?: string] {
  const add = (text: string) => {
    shown.text += text;
    if (bold) shown.bold += text;
  };
  const literal = LITERAL.exec(rest);
  if (literal) {
    add(literal[1] ?? '');
    return [literal[0]];
  }
  const code = CODE.exec(rest);
  if (code) {
    add(code[2] ?? '');
    return [code[0]];
  }
  const link = LINK.exec(rest);
  if (link) {
    shown.links.push(link[2] ?? '');
    return [link[0], link[1]];
  }
  const marked = STRONG.exec(rest) ?? SLANTED.exec(rest) ?? STRUCK.exec(rest);
  if (marked) return [marked[0], marked[1]];
  if (FORBIDDEN.test(rest)) throw new Error(`more than text: ${rest}`);
  add(rest.charAt(0));
  return [rest.charAt(0)];
}
