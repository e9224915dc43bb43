import type { Block, Mark, SourceMap, Stretch } from './document.ts';

/** A block as it is begun: its stretch follows from what is written. */
export type BlockKind = Block extends infer B
  ? B extends Block
    ? Omit<B, 'start' | 'end' | 'marks' | 'cells'>
    : never
  : never;

type MarkKind = Mark extends infer M ? (M extends Mark ? Omit<M, 'start' | 'end'> : never) : never;

/**
 * Writes the text of a document block by block, and where it stands in the source. White space is folded but in code;
 * what holds nothing but white space becomes no block.
 */
export class TextWriter {
  readonly blocks: Block[] = [];
  /** Where that part of the source begins in which places are counted. */
  base = 0;
  #parts: string[] = [];
  #length = 0;
  #map = { text: [] as number[], source: [] as number[] };
  /** Where the source goes on after what was written last. */
  #sourceEnd = 0;
  #open: { kind: BlockKind; start: number; marks: Mark[]; cells: Stretch[] } | undefined;
  /** White space that stands before the next word, and where. */
  #space: { text: string; source: number } | undefined;

  /** Runs what writes a part of the source, in which places are counted from `at` on. */
  within(at: number, write: () => void): void {
    const { base } = this;
    this.base += at;
    write();
    this.base = base;
  }

  /** Begins a block; what was open ends. */
  begin(kind: BlockKind): void {
    this.end();
    this.#open = { kind, start: -1, marks: [], cells: [] };
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Whether nothing is written yet of the open block. */
  get isEmpty(): boolean {
    return !this.#open || this.#open.start < 0;
  }

  /** Changes what the open block is. */
  become(kind: BlockKind): void {
    if (this.#open) this.#open.kind = kind;
  }

  /** Ends the open block; `source` is where it ends there, marks and all. */
  end(source?: number): void {
    const open = this.#open;
    this.#open = undefined;
    this.#space = undefined;
    if (!open) return;
    const { kind, start, marks, cells } = open;
    if (start < 0) {
      this.#joinLast(kind, marks);
      return;
    }
    this.#note(Math.max(source === undefined ? 0 : this.base + source, this.#sourceEnd));
    const end = this.#length;
    // A picture may stand before the first word.
    const inside = marks.map((mark) => ({
      ...mark,
      start: Math.max(start, mark.start),
      end: Math.max(start, mark.end),
    }));
    this.blocks.push({
      ...kind,
      start,
      end,
      ...(marks.length > 0 && { marks: inside.sort((a, b) => a.start - b.start) }),
      ...(kind.kind === 'row' && { cells }),
    } as Block);
  }

  /** Writes what stands at `source`, character for character. */
  write(value: string, source: number): void {
    for (const { 0: run, index } of value.matchAll(/\s+|\S+/gu)) {
      const at = this.base + source + index;
      if (/^\s/u.test(run)) this.#space ??= { text: ' ', source: at };
      else this.#put(run, at, at + run.length);
    }
  }

  /** Writes what the source has in other characters: from `source` to `end`. */
  writeAs(value: string, source: number, end: number): void {
    if (/^\s*$/u.test(value)) this.#space ??= { text: ' ', source: this.base + source };
    else this.#put(value, this.base + source, this.base + end);
  }

  /** Writes code, white space and all. */
  writeCode(value: string, source: number, end = source + value.length): void {
    this.#space = undefined;
    if (value) this.#put(value, this.base + source, this.base + end);
  }

  /** A line break that people see. */
  breakLine(source: number): void {
    this.#space = { text: '\n', source: this.base + source };
  }

  /** Runs what writes a part of the block that has a mark of its own. */
  mark(kind: MarkKind, write: () => void): void {
    const from = this.#length + Number(this.#space !== undefined && !this.isEmpty);
    write();
    const open = this.#open;
    if (!open || this.#length <= from) return;
    const start = Math.max(from, open.start);
    open.marks.push({ ...kind, start, end: this.#length } as Mark);
  }

  /** Notes where a picture stands, which has no text. */
  picture(url: string): void {
    const at = this.#length;
    this.#open?.marks.push({ kind: 'image', url, start: at, end: at });
  }

  /** Runs what writes a cell of the open row. */
  cell(source: number, write: () => void): void {
    const open = this.#open;
    if (!open) return;
    this.#space = undefined;
    const at = Math.max(this.base + source, this.#sourceEnd);
    if (open.cells.length > 0) this.#put(' | ', at, at);
    else if (open.start < 0) this.#begin(at);
    const start = this.#length;
    write();
    this.#space = undefined;
    open.cells.push({ start, end: this.#length });
  }

  /** The text so far. */
  finish(): { text: string; sourceMap: SourceMap; blocks: Block[] } {
    this.end();
    const { text, source } = this.#map;
    return {
      text: this.#parts.join(''),
      sourceMap: { text: Uint32Array.from(text), source: Uint32Array.from(source) },
      blocks: this.blocks,
    };
  }

  #put(value: string, source: number, end: number): void {
    const open = this.#open;
    if (!open) return;
    if (open.start < 0) this.#begin(source);
    else if (this.#space) {
      this.#note(this.#space.source);
      this.#append(this.#space.text);
      this.#sourceEnd = Math.max(this.#sourceEnd, Math.min(this.#space.source + 1, source));
    }
    this.#space = undefined;
    this.#note(source);
    this.#append(value);
    if (end - source !== value.length) this.#note(end);
    this.#sourceEnd = Math.max(this.#sourceEnd, end);
  }

  /** A picture that stands alone in an item of a list is the item's. */
  #joinLast({ group }: BlockKind, pictures: readonly Mark[]): void {
    const last = this.blocks.at(-1);
    if (!last || pictures.length === 0 || group === undefined || last.group !== group) return;
    const at = { start: last.end, end: last.end };
    last.marks = [...(last.marks ?? []), ...pictures.map((mark) => ({ ...mark, ...at }))];
  }

  #begin(source: number): void {
    const open = this.#open;
    if (!open) return;
    const last = this.blocks.at(-1);
    if (last) this.#append(isTight(last, open.kind) ? '\n' : '\n\n');
    this.#space = undefined;
    open.start = this.#length;
    this.#note(source);
  }

  #append(value: string): void {
    this.#parts.push(value);
    this.#length += value.length;
  }

  /** Here the text stands at that place of the source. */
  #note(source: number): void {
    const { text, source: places } = this.#map;
    const last = text.length - 1;
    const at = Math.max(source, this.#minimum());
    if (last >= 0 && text[last] === this.#length) {
      // What ends where the next begins.
      places[last] = Math.max(places[last] as number, at);
      return;
    }
    const alike = last >= 0 && at - (places[last] as number) === this.#length - (text[last] as number);
    if (alike) return;
    text.push(this.#length);
    places.push(at);
  }

  #minimum(): number {
    return this.#map.source.at(-1) ?? 0;
  }
}

/** Items and rows of one list or table stand in lines of their own, other blocks a blank line apart. */
function isTight(last: Block, next: BlockKind): boolean {
  return (
    last.group !== undefined &&
    last.group === next.group &&
    last.kind === next.kind &&
    (next.kind === 'item' || next.kind === 'row')
  );
}
