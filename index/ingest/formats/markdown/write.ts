import type { Heading, List, ListItem, Nodes, Paragraph, PhrasingContent, Root, Table } from 'mdast';
import type { BlockKind, TextWriter } from '../../textWriter.ts';
import { writeCode } from './codeBlock.ts';
import { writeFragment } from './fragment.ts';
import { FILL } from './masks.ts';
import { type AnyNode, ends, type Page } from './node.ts';
import { parseBetweenTags, parseMarkdown } from './parse.ts';
import { PhraseWriter, partsOf } from './phrases.ts';

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
  #phrases: PhraseWriter;

  constructor(page: Page, writer: TextWriter, groups: { next: number }) {
    this.#page = page;
    this.#writer = writer;
    this.#groups = groups;
    this.#phrases = new PhraseWriter(page, writer);
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
        writeCode(known, this.#page, this.#writer, kind.group);
        return;
      case 'html':
        this.#html(node);
        return;
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

  #html(node: AnyNode): void {
    const [from, to] = ends(node);
    const own = this.#page.text.slice(from, to).replaceAll(FILL, ' ');
    // Of JSX, what is computed is not read.
    const isJsx = node.type !== 'html';
    writeFragment(
      isJsx ? own.replace(/\{[^{}]*\}/g, (part) => part.replace(/[^\n]/g, ' ')) : own,
      from,
      this.#writer,
      () => this.#groups.next++,
      (text, at, inCell) => this.#betweenTags(text, at, inCell),
    );
  }

  /** Markdown between two tags: words for the block that is open, or blocks. */
  #betweenTags(text: string, at: number, inCell: boolean): void {
    const { children } = parseBetweenTags(text);
    const page = { text, source: this.#page.source.slice(at, at + text.length) };
    const paragraphs = children.flatMap((node) => (node.type === 'paragraph' ? [node] : []));
    this.#writer.within(at, () => {
      if (!inCell && (children.length > 1 || paragraphs.length === 0))
        return writeTree({ type: 'root', children }, page, this.#writer, this.#groups);
      const phrases = new PhraseWriter(page, this.#writer);
      for (const node of paragraphs) {
        const [from, to] = ends(node as AnyNode);
        // White space around it parts it from what stands before and after.
        if (/\s$/.test(text.slice(0, from))) this.#writer.write(' ', from - 1);
        phrases.write(node.children);
        if (/\s/.test(text.slice(to - 1, to + 1))) this.#writer.write(' ', to - 1);
      }
    });
  }

  #other(node: AnyNode, kind: BlockKind): void {
    const { type, children = [] } = node;
    if (type === 'marker') this.#marker(node);
    else if (type === 'mdxJsxFlowElement' && HTML.test(node.name ?? '')) this.#html(node);
    else if (type === 'mdxJsxFlowElement' && node.name === 'summary') this.#inline(node, { kind: 'term' });
    // Elements with text of their own, such as `<div>text</div>` in one line.
    else if (type === 'mdxJsxFlowElement' && children.some(isInline)) this.#inline(node, kind);
    else this.blocks(children, kind);
  }

  #inline(node: AnyNode, kind: BlockKind): void {
    this.#writer.begin(kind);
    this.#phrases.write((node.children ?? []) as PhrasingContent[]);
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
    const [only, ...others] = node.children as AnyNode[];
    if (others.length === 0 && only?.type === 'mdxJsxTextElement' && HTML.test(only.name ?? '')) {
      this.#html(only);
      return;
    }
    if (this.#caption(node, kind)) return;
    this.#writer.begin(kind);
    this.#phrases.write(node.children, partsOf(own, from, kind));
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
      this.#phrases.writeText(alt, at, to);
    });
    this.#writer.end(to);
    return true;
  }

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
        this.#writer.cell(ends(cell as AnyNode)[0], () => this.#phrases.write(cell.children));
      this.#writer.end(ends(row as AnyNode)[1]);
    }
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
    this.#writer.within(at, () =>
      writeTree(parseMarkdown(title), page, this.#writer, this.#groups, { kind: 'term' }),
    );
  }
}

/** Three words or more, or as much in a script without spaces; no file name. */
const CAPTION = /^(?!\S*\.\w{2,4}$)(?:\s*\S+\s+\S+\s+\S|.*[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]{4})/u;

/** What is of HTML in a page of JSX, and more than a paragraph. */
const HTML = /^(?:table|ul|ol|dl|h[1-6]|pre)$/;

const MARKER = /^([:!?=+/]+[ \t]*(?:[\w-]+)?[ \t]*(?:\|[ \t]*)?)(?:"([^"]*)"|\[([^\]]*)\]|([^{"[][^{]*))?/;

function isInline({ type }: AnyNode): boolean {
  return /^(?:text|emphasis|strong|delete|inlineCode|link|break|mdxJsxTextElement)$/.test(type);
}
