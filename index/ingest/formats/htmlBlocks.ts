import type { AnyNode, Element, ParentNode } from 'domhandler';
import type { DocumentBuilder } from './documentBuilder.ts';
import { HtmlTable, isDataTable } from './htmlTable.ts';
import { classesOf, findElement, isElement, textOf, walk } from './htmlTree.ts';
import { InlineText } from './inlineText.ts';

/** What to leave out, and what addresses are relative to. */
export interface HtmlOptions {
  skip(element: Element): boolean;
  base?: string;
}

/** Adds the blocks of a tree of HTML to a document, in the order in which they stand. */
export function addHtml(builder: DocumentBuilder, root: ParentNode, options: HtmlOptions): void {
  const reader = new BlockReader(builder, options);
  const skip = (element: Element) => options.skip(element) || isFootnoteLink(element);
  for (const { node, enter } of walk(root, skip)) {
    if (node.type === 'text') {
      if (enter) reader.text(node.data);
    } else if (isElement(node)) {
      if (enter) reader.enter(node);
      else reader.leave(node);
    }
  }
  reader.flush();
}

interface List {
  group: number;
  /** The next item's number, of an ordered list. */
  next?: number;
}

class BlockReader {
  readonly #builder: DocumentBuilder;
  readonly #options: HtmlOptions;
  readonly #inline = new InlineText();
  readonly #lists: List[] = [];
  readonly #tables: HtmlTable[] = [];
  /** An item begins whose first block has not come yet. */
  #item: { depth: number; number?: number } | undefined;
  #heading: { level: number; anchor?: string } | undefined;
  #definition: 'term' | 'definition' | undefined;
  #quotes = 0;
  #code: { element: Element; language?: string } | undefined;
  /** The last name that an address can lead to, if no text has come since. */
  #anchor: string | undefined;

  constructor(builder: DocumentBuilder, options: HtmlOptions) {
    this.#builder = builder;
    this.#options = options;
  }

  text(data: string): void {
    if (this.#code) this.#inline.addVerbatim(data);
    else this.#inline.add(data);
    if (!this.#inline.blank && !this.#heading) this.#anchor = undefined;
  }

  enter(element: Element): void {
    const { name, attribs } = element;
    const anchor = attribs.id ?? (name === 'a' ? attribs.name : undefined);
    if (this.#code) return;
    if (BLOCKS.has(name)) this.flush();
    if (anchor) {
      this.#anchor = anchor;
      if (this.#heading) this.#heading.anchor ??= anchor;
    }
    if (/^h[1-6]$/.test(name))
      this.#heading = { level: Number(name[1]), ...(this.#anchor && { anchor: this.#anchor }) };
    else if (name === 'ul' || name === 'ol') this.#enterList(element);
    else if (name === 'li') this.#enterItem(element);
    else if (name === 'dt' || name === 'dd') this.#definition = name === 'dt' ? 'term' : 'definition';
    else if (name === 'blockquote') this.#quotes++;
    else if (name === 'pre') this.#code = { element, ...languageOf(element) };
    else if (name === 'br') this.#inline.breakLine();
    else if (name === 'wbr') return;
    else if (name === 'table' && isDataTable(element)) this.#tables.push(new HtmlTable(element));
    else if (this.#tables.length) this.#tables.at(-1)?.enter(element);
    this.#openMark(element);
  }

  leave(element: Element): void {
    const { name } = element;
    if (this.#code && this.#code.element !== element) {
      // Where each line is an element of its own, its end is the end of the line.
      if (name === 'div' || name === 'p' || name === 'li') this.#inline.addVerbatim('\n');
      return;
    }
    if (this.#isMarked(element)) this.#inline.closeMark();
    const table = this.#tables.at(-1);
    if (table && (name === 'td' || name === 'th')) table.leaveCell(element, this.#inline.take().text);
    else if (table && table.element === element) {
      this.flush();
      this.#tables.pop();
      table.addTo(this.#builder);
    } else if (BLOCKS.has(name)) this.flush();
    if (/^h[1-6]$/.test(name)) this.#heading = this.#anchor = undefined;
    else if (name === 'ul' || name === 'ol') this.#lists.pop();
    else if (name === 'li') this.#item = undefined;
    else if (name === 'dt' || name === 'dd') this.#definition = undefined;
    else if (name === 'blockquote') this.#quotes--;
    else if (name === 'pre') this.#code = undefined;
  }

  /** Ends the block that is open, if there is one. */
  flush(): void {
    // In a table's cell, paragraphs are parted by a space; between its rows there is only white space.
    const table = this.#tables.at(-1);
    if (table?.inCell) {
      this.#inline.add(' ');
      return;
    }
    const { blank } = this.#inline;
    const inline = this.#inline.take();
    if (blank) return;
    const list = this.#lists.at(-1);
    const group = list && { group: list.group };
    if (this.#code) {
      const language = this.#code.language;
      const text = inline.text.replace(/[ \t]+$/gm, '');
      this.#builder.add({ kind: 'code', ...(language && { language }), ...group }, { text });
    } else if (this.#heading) {
      const { level, anchor } = this.#heading;
      const heading = { kind: 'heading', level, ...(anchor && { anchor }) } as const;
      this.#builder.add(heading, { ...inline, text: inline.text.replaceAll('\n', ' ') });
    } else if (this.#item && list) {
      this.#builder.add({ kind: 'item', ...this.#item, ...group }, inline);
      this.#item = undefined;
    } else if (this.#definition) this.#builder.add({ kind: this.#definition, ...group }, inline);
    else this.#builder.add({ kind: this.#quotes > 0 ? 'quote' : 'paragraph', ...group }, inline);
  }

  #enterList({ name, attribs }: Element): void {
    const group = this.#lists[0]?.group ?? this.#builder.newGroup();
    this.#lists.push({ group, ...(name === 'ol' && { next: wholeNumber(attribs.start) ?? 1 }) });
  }

  #enterItem({ attribs }: Element): void {
    // An item without a list is a paragraph.
    const list = this.#lists.at(-1);
    if (!list) return;
    this.#item = { depth: this.#lists.length - 1 };
    if (list.next === undefined) return;
    this.#item.number = wholeNumber(attribs.value) ?? list.next;
    list.next = this.#item.number + 1;
  }

  #isMarked(element: Element): boolean {
    return MARKS[element.name] !== undefined || this.#linkOf(element) !== undefined;
  }

  #openMark(element: Element): void {
    const kind = MARKS[element.name];
    const url = this.#linkOf(element);
    if (kind) this.#inline.openMark({ kind });
    else if (url) this.#inline.openMark({ kind: 'link', url });
  }

  #linkOf({ name, attribs }: Element): string | undefined {
    const { base } = this.#options;
    const href = name === 'a' ? attribs.href : undefined;
    if (!href || !URL.canParse(href, base)) return undefined;
    const { protocol, href: url } = new URL(href, base);
    return /^https?:$/.test(protocol) ? url : undefined;
  }
}

const MARKS: Readonly<Record<string, 'strong' | 'emphasis' | 'strike' | 'code' | undefined>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  cite: 'emphasis',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};

/** Where these begin and end, so does a block. */
const BLOCKS = new Set(
  (
    'html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre search section summary table caption tbody thead tfoot ' +
    'tr td th ul'
  ).split(' '),
);

/** The language of a piece of code, where a class of it or of what it stands in says so. */
function languageOf(pre: Element): { language?: string } {
  const inner = findElement(pre, ({ name }) => name === 'code');
  const around: (ParentNode | null)[] = [inner ?? null, pre, pre.parent, pre.parent?.parent ?? null];
  for (const node of around) {
    if (!node || !isElement(node as AnyNode)) continue;
    for (const token of classesOf(node as Element)) {
      const [, language] =
        /^(?:language|lang|highlight|highlight-source|brush:)-?([a-z][a-z0-9+#-]*)$/.exec(token) ?? [];
      if (language && !/^(?:default|none|text|plain(?:text)?|wrapper)$/.test(language)) return { language };
    }
  }
  return {};
}

/** A number that leads to a footnote, or a sign that leads back or names a heading's address. */
function isFootnoteLink(element: Element): boolean {
  const { name, attribs, children } = element;
  if (
    /^doc-(?:noteref|backlink)$/.test(attribs.role ?? '') ||
    classesOf(element).some((token) => NOTE.test(token))
  )
    return true;
  if (name === 'sup') {
    const [only, ...others] = children.filter((child) => child.type !== 'text' || child.data.trim());
    return others.length === 0 && only !== undefined && isElement(only) && only.name === 'a' && isLocal(only);
  }
  return (
    name === 'a' && attribs.href !== undefined && isLocal(element) && !/[\p{L}\p{N}]/u.test(textOf(element))
  );
}

const NOTE = /^(?:footnote-ref|footnote-reference|footnote-backref|fn-bracket)$/;

function isLocal({ attribs }: Element): boolean {
  return /#/.test(attribs.href ?? '');
}

function wholeNumber(value: string | undefined): number | undefined {
  return value && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
