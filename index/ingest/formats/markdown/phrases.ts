import type { PhrasingContent } from 'mdast';
import type { BlockKind, TextWriter } from '../../textWriter.ts';
import { align } from './align.ts';
import { FILL } from './masks.ts';
import { type AnyNode, ends, type Page } from './node.ts';

/** Writes what stands inside a block: text, and what marks it. */
export class PhraseWriter {
  #page: Page;
  #writer: TextWriter;
  #parts: Part[] = [];

  constructor(page: Page, writer: TextWriter) {
    this.#page = page;
    this.#writer = writer;
  }

  /** Writes what a block holds; `parts` says where it goes on as a block of another kind. */
  write(nodes: readonly PhrasingContent[], parts: readonly Part[] = []): void {
    this.#parts = [...parts];
    this.#phrases(nodes);
    this.#parts = [];
  }

  /** Writes text that stands between two offsets of the page, as its parser read it. */
  writeText(value: string, from: number, to: number, literal = false): void {
    for (const piece of align(value, this.#page.text, from, to, literal)) {
      if (piece.end - piece.source === piece.value.length) this.#plain(piece.value, piece.source);
      else this.#writer.writeAs(piece.value, piece.source, piece.end);
    }
  }

  #phrases(nodes: readonly PhrasingContent[]): void {
    for (const node of nodes) this.#phrase(node);
  }

  #phrase(node: PhrasingContent): void {
    const [from, to] = ends(node as AnyNode);
    switch (node.type) {
      case 'text':
        this.writeText(node.value, from, to);
        return;
      case 'inlineCode':
        this.#writer.mark({ kind: 'code' }, () => this.writeText(node.value, from, to, true));
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

/** Where a paragraph goes on as another block; what is between is left out, and before it is what `is` says. */
export interface Part {
  from: number;
  to: number;
  kind: BlockKind;
  is?: BlockKind;
}

/** A callout's title is a line of its own; lines that begin with a colon define what the first line names. */
export function partsOf(own: string, from: number, kind: BlockKind): Part[] {
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
