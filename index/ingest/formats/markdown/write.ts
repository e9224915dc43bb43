import type { Code, Heading, List, ListItem, Nodes, Paragraph, PhrasingContent, Root, Table } from 'mdast';
import type { BlockKind, TextWriter } from '../../textWriter.ts';
import { align } from './align.ts';
import { writeFragment } from './fragment.ts';
import { FILL } from './masks.ts';
import { parseMarkdown } from './parse.ts';

/** A node of any extension: what it holds, and where. */
interface AnyNode {
  type: string;
  name?: string | null;
  children?: AnyNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
}

/** What was parsed, and the source that it was made of, which is as long. */
export interface Page {
  text: string;
  source: string;
}

/** Writes what people read of a tree, its paragraphs as blocks of the kind given. Groups are numbered on from `groups`. */
export function writeTree(
  tree: Root,
  page: Page,
  writer: TextWriter,
  groups: { next: number },
  kind: BlockKind = { kind: 'paragraph' },
): void {
  new TreeWriter(page, writer, groups).blocks(tree.children as AnyNode[], kind);
}

class TreeWriter {
  #page: Page;
  #writer: TextWriter;
  #groups: { next: number };

  constructor(page: Page, writer: TextWriter, groups: { next: number }) {
    this.#page = page;
    this.#writer = writer;
    this.#groups = groups;
  }

  /** Writes nodes that are blocks; a paragraph among them is of the kind given. */
  blocks(nodes: readonly AnyNode[], kind: BlockKind): void {
    for (const node of nodes) this.#block(node, kind);
  }

  #block(node: AnyNode, kind: BlockKind): void {
    const known = node as Nodes;
    switch (known.type) {
      case 'heading':
        this.#heading(known);
        return;
      case 'paragraph':
        this.#paragraph(known, kind);
        return;
      case 'blockquote':
        this.blocks(node.children ?? [], { ...kind, kind: 'quote' });
        return;
      case 'list':
        this.#list(known, 0, this.#groups.next++);
        return;
      case 'table':
        this.#table(known);
        return;
      case 'code':
        this.#code(known, kind.group);
        return;
      case 'html': {
        const [from, to] = ends(node);
        writeFragment(
          this.#page.text.slice(from, to).replaceAll(FILL, ' '),
          from,
          this.#writer,
          () => this.#groups.next++,
        );
        return;
      }
      case 'footnoteDefinition':
        this.blocks(node.children ?? [], { kind: 'paragraph' });
        return;
      case 'definition':
      case 'thematicBreak':
      case 'yaml':
        return;
      default:
        this.#other(node, kind);
        return;
    }
  }

  #other(node: AnyNode, kind: BlockKind): void {
    const { type, children = [] } = node;
    if (type === 'marker') this.#marker(node);
    else if (type === 'mdxJsxFlowElement' && node.name === 'summary') this.#inline(node, { kind: 'term' });
    // Elements with text of their own, such as `<div>text</div>` in one line.
    else if (type === 'mdxJsxFlowElement' && children.some(isInline)) this.#inline(node, kind);
    else this.blocks(children, kind);
  }

  #inline(node: AnyNode, kind: BlockKind): void {
    this.#writer.begin(kind);
    this.#phrases((node.children ?? []) as PhrasingContent[]);
    this.#writer.end(ends(node)[1]);
  }

  #heading(node: Heading): void {
    const [from, to] = ends(node);
    const [, anchor] = /\{#([^\s{}]+)\}[\s#]*$/.exec(this.#page.source.slice(from, to)) ?? [];
    this.#inline(node as AnyNode, { kind: 'heading', level: node.depth, ...(anchor && { anchor }) });
  }

  #paragraph(node: Paragraph, kind: BlockKind): void {
    const [from, to] = ends(node);
    const own = this.#page.source.slice(from, to);
    // Of a page with JSX that is not read as such.
    if (/^(?:import\s[^\n]*from\s*['"]|import\s*['"]|export\s+(?:const|default|function)\s)/.test(own))
      return;
    if (this.#caption(node, kind)) return;
    this.#writer.begin(kind);
    this.#parts = partsOf(own, from, kind);
    this.#phrases(node.children);
    this.#parts = [];
    this.#writer.end(to);
  }

  /**
   * A picture alone is a block only by what is said of it, if that is more than a name: it then names what follows, and is
   * never quoted without that.
   */
  #caption({ children }: Paragraph, kind: BlockKind): boolean {
    const [image, ...others] = children.filter((child) => child.type !== 'text' || child.value.trim());
    if (image?.type !== 'image' || others.length > 0) return false;
    const { alt, url } = image;
    if (kind.kind !== 'paragraph' || kind.group !== undefined || !alt || !CAPTION.test(alt)) return false;
    const [from, to] = ends(image as AnyNode);
    this.#writer.begin({ kind: 'term' });
    this.#writer.mark({ kind: 'image', url }, () => {
      const at = this.#page.text.indexOf('[', from) + 1;
      for (const { value, source } of align(alt, this.#page.text, at, to)) this.#plain(value, source);
    });
    this.#writer.end(to);
    return true;
  }

  /** Where the paragraph goes on as a block of another kind: after the title of a callout, at a definition. */
  #parts: Part[] = [];

  #list(node: List, depth: number, group: number): void {
    for (const [at, item] of node.children.entries()) {
      const number = node.ordered ? (node.start ?? 1) + at : undefined;
      this.#item(item, { kind: 'item', depth, group, ...(number !== undefined && { number }) });
    }
  }

  #item(item: ListItem, kind: BlockKind & { kind: 'item' }): void {
    let first = true;
    for (const child of item.children) {
      if (child.type === 'list') this.#list(child, kind.depth + 1, kind.group as number);
      else if (first && child.type === 'paragraph') this.#paragraph(child, kind);
      else this.#block(child as AnyNode, { kind: 'paragraph', group: kind.group } as BlockKind);
      first = false;
    }
  }

  #table(node: Table): void {
    const group = this.#groups.next++;
    for (const [at, row] of node.children.entries()) {
      this.#writer.begin({ kind: 'row', header: at === 0, group });
      for (const cell of row.children)
        this.#writer.cell(ends(cell as AnyNode)[0], () => this.#phrases(cell.children));
      this.#writer.end(ends(row as AnyNode)[1]);
    }
  }

  #code(node: Code, group?: number): void {
    const [from, to] = ends(node as AnyNode);
    const fenced = /^(?:`{3,}|~{3,})/.test(this.#page.text.slice(from, from + 3));
    const language = node.lang ?? undefined;
    this.#writer.begin({
      kind: 'code',
      ...(language && { language }),
      ...(group !== undefined && { group }),
    });
    let line = fenced ? lineEnd(this.#page.text, from) + 1 : from;
    for (const [at, value] of node.value.split('\n').entries()) {
      const end = Math.min(to, lineEnd(this.#page.text, line));
      if (at > 0) this.#writer.writeCode('\n', line - 1);
      const own = this.#page.text.slice(line, end);
      const whole = own.endsWith(value);
      const start = whole ? end - value.length : line + Math.max(0, own.indexOf(value.trim()));
      // As it is in the file, were anything masked in it.
      if (whole) this.#writer.writeCode(this.#page.source.slice(start, end), start);
      else this.#writer.writeCode(value.replaceAll(FILL, ''), start, end);
      line = end + 1;
    }
    this.#writer.end(to);
  }

  /** A note's own title, if it has one; its kind is a mark. */
  #marker(node: AnyNode): void {
    const [from, to] = ends(node);
    const own = this.#page.text.slice(from, to);
    const [, before = '', quoted, bracketed, free] = MARKER.exec(own) ?? [];
    const title = quoted ?? bracketed ?? free ?? '';
    if (!title.trim()) return;
    const at = from + own.indexOf(title, before.length);
    const page = { text: title, source: this.#page.source.slice(at, at + title.length) };
    const { base } = this.#writer;
    this.#writer.base = base + at;
    writeTree(parseMarkdown(title), page, this.#writer, this.#groups, { kind: 'term' });
    this.#writer.base = base;
  }

  #phrases(nodes: readonly PhrasingContent[]): void {
    for (const node of nodes) this.#phrase(node);
  }

  #phrase(node: PhrasingContent): void {
    const [from, to] = ends(node as AnyNode);
    switch (node.type) {
      case 'text':
        this.#aligned(node.value, from, to, false);
        return;
      case 'inlineCode':
        this.#writer.mark({ kind: 'code' }, () => this.#aligned(node.value, from, to, true));
        return;
      case 'strong':
      case 'emphasis':
        this.#writer.mark({ kind: node.type }, () => this.#phrases(node.children));
        return;
      case 'delete':
        this.#writer.mark({ kind: 'strike' }, () => this.#phrases(node.children));
        return;
      case 'link':
        this.#writer.mark({ kind: 'link', url: node.url }, () => this.#phrases(node.children));
        return;
      case 'image':
        this.#writer.picture(node.url);
        return;
      case 'break':
        this.#writer.breakLine(from);
        return;
      case 'html':
        if (/^<br\b/i.test(node.value)) this.#writer.breakLine(from);
        return;
      default:
        if ((node as AnyNode).name === 'br') this.#writer.breakLine(from);
        else if ('children' in node) this.#phrases(node.children as PhrasingContent[]);
    }
  }

  #aligned(value: string, from: number, to: number, literal: boolean): void {
    for (const piece of align(value, this.#page.text, from, to, literal)) {
      if (piece.end - piece.source === piece.value.length) this.#plain(piece.value, piece.source);
      else this.#writer.writeAs(piece.value, piece.source, piece.end);
    }
  }

  /** Text as it stands, but for what is masked; the block changes where it does. */
  #plain(value: string, source: number): void {
    for (const { 0: run, index } of value.matchAll(new RegExp(`[^${FILL}]+`, 'gu'))) {
      let [start, at] = [0, source + index];
      for (const part of [...this.#parts]) {
        if (part.from - at >= run.length) break;
        if (part.from - at > start) this.#writer.write(run.slice(start, part.from - at), at + start);
        if (part.is) this.#writer.become(part.is);
        this.#writer.begin(part.kind);
        this.#parts.shift();
        start = Math.max(start, part.to - at);
      }
      this.#writer.write(run.slice(start), at + start);
      at += run.length;
    }
  }
}

/** Three words or more, or as much in a script without spaces; no file name. */
const CAPTION = /^(?!\S*\.\w{2,4}$)(?:\s*\S+\s+\S+\s+\S|.*[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]{4})/u;

const MARKER = /^([:!?=+]+[ \t]*(?:[\w-]+)?[ \t]*)(?:"([^"]*)"|\[([^\]]*)\]|([^{"[][^{]*))?/;

/** Where a paragraph goes on as another block; what is between is left out, and before it is what `is` says. */
interface Part {
  from: number;
  to: number;
  kind: BlockKind;
  is?: BlockKind;
}

/** A callout's title is a line of its own; lines that begin with a colon define what the first line names. */
function partsOf(own: string, from: number, kind: BlockKind): Part[] {
  const callout = /^\[![\w-]+\][+-]?[ \t]*\S[^\n]*\n/.exec(own)?.[0].length;
  if (callout && kind.kind === 'quote')
    return [{ from: from + callout - 1, to: from + callout, kind, is: { kind: 'term' } }];
  return Array.from(own.matchAll(/\n[ \t]{0,3}:[ \t]+(?=\S)/g), ({ index, 0: mark }, at) => ({
    from: from + index,
    to: from + index + mark.length,
    kind: { kind: 'definition' },
    ...(at === 0 && { is: { kind: 'term' } }),
  }));
}

function ends(node: AnyNode): [from: number, to: number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

function isInline({ type }: AnyNode): boolean {
  return /^(?:text|emphasis|strong|delete|inlineCode|link|break|mdxJsxTextElement)$/.test(type);
}
