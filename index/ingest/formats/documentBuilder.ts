import { isClearlyAnother } from '../declaredLanguage.ts';
import type { Block, Document, Mark, Stretch } from '../document.ts';
import { UnusableFile } from '../format.ts';

/** Text of one block, with the marks in it. */
export interface Inline {
  text: string;
  marks?: Mark[];
}

/** A block without its place, which it gets when it is added. */
type BlockKind = Block extends infer B
  ? B extends Block
    ? Omit<B, keyof Stretch | 'marks' | 'cells'>
    : never
  : never;

/** The longest text of one file, in UTF-16 units: about two very long books. */
const MAX_TEXT = 8 * 1024 * 1024;

/** A paragraph is a few hundred characters; more blocks than this are no text that people read. */
const MAX_BLOCKS = 200_000;

/** The text of a document as it grows, block by block. */
export class DocumentBuilder {
  readonly blocks: Block[] = [];
  readonly #parts: string[] = [];
  readonly #texts = new Map<Block, string>();
  #length = 0;
  #groups = 0;

  /** How long the text is so far. */
  get length(): number {
    return this.#length;
  }

  /** A number for blocks that belong together. */
  newGroup(): number {
    return ++this.#groups;
  }

  /** The text of a block that is there. */
  textOf(block: Block): string {
    return this.#texts.get(block) ?? '';
  }

  /** Adds a block on a line of its own; white space around it is cut off, and nothing is added for nothing. */
  add(kind: BlockKind, inline: Inline): void {
    // Code may begin with an indented line.
    const from = /^\s*/.exec(inline.text)?.[0].replace(kind.kind === 'code' ? /[ \t]+$/ : '', '').length ?? 0;
    const text = inline.text.trimEnd().slice(from);
    if (!text) return;
    const start = this.#begin(kind.group);
    const marks = (inline.marks ?? []).flatMap((mark) => {
      const moved = { ...mark, start: start + mark.start - from, end: start + mark.end - from };
      moved.start = Math.max(moved.start, start);
      moved.end = Math.min(moved.end, start + text.length);
      return moved.start < moved.end ? [moved] : [];
    });
    this.#push(text);
    const block = { ...kind, start, end: this.#length, ...(marks.length && { marks }) } as Block;
    this.blocks.push(block);
    this.#texts.set(block, text);
  }

  /** Adds a table's row; nothing is added for one whose cells are all empty. */
  addRow(group: number, header: boolean, texts: readonly string[]): void {
    const trimmed = texts.map((text) => text.trim());
    if (!trimmed.some(Boolean)) return;
    const start = this.#begin(group);
    const cells: Stretch[] = [];
    for (const [place, text] of trimmed.entries()) {
      if (place > 0) this.#push(' | ');
      cells.push({ start: this.#length, end: this.#length + text.length });
      this.#push(text);
    }
    this.blocks.push({ kind: 'row', group, header, cells, start, end: this.#length });
  }

  /** The document: what was read is what people read. */
  finish({ language, ...rest }: Omit<Document, 'text' | 'source' | 'blocks'>): Document {
    const text = this.#parts.join('');
    const document = { ...rest, text, source: text, blocks: this.blocks };
    return language && !isClearlyAnother(language, document) ? { ...document, language } : document;
  }

  /** Between blocks stands a blank line, between those that belong together the end of a line. */
  #begin(group: number | undefined): number {
    if (this.blocks.length >= MAX_BLOCKS)
      throw new UnusableFile({
        reason: 'too-large',
        detail: `expected at most ${MAX_BLOCKS.toLocaleString('en')} paragraphs, items and rows`,
      });
    const last = this.blocks.at(-1);
    if (last) this.#push(group !== undefined && group === last.group ? '\n' : '\n\n');
    return this.#length;
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
    if (this.#length > MAX_TEXT)
      throw new UnusableFile({
        reason: 'too-large',
        detail: `expected at most ${MAX_TEXT / 1024 / 1024} million characters of text`,
      });
  }
}
