import type { Fault } from './problem.ts';

/**
 * What a format makes of a file's bytes. Plain data: it crosses threads and is kept in the snapshot.
 *
 * A file has two texts. `source` is what was read from it, as it stands: excerpts are slices of it, lines count in it.
 * `text` is what people read of it: the same words in the same order, markup rendered away, one block a paragraph, list
 * item, table row or piece of code. Blocks, passages and sentences count in `text`; `sourceRanges` leads back. Where a
 * file has no markup (plain text), both are one string.
 */
export interface Document {
  title?: string;
  /** ISO 639-1 where there is a two-letter code, else ISO 639-3; where the file itself names it. */
  language?: string;
  /** http or https. */
  url?: string;
  date?: string;
  text: string;
  source: string;
  /** Absent: `text` is `source`, offset for offset. */
  sourceMap?: SourceMap;
  /** In reading order, none inside another, no character in two; what readers never see is in none. */
  blocks: Block[];
  /** How places in this document are named; absent: by the lines of `source`. */
  places?: Places;
  /** What was wrong with a file that could be read all the same. */
  problem?: Fault;
}

/**
 * Where `text` stands in `source`: the stretch that begins at `text[i]` begins at `source[i]`, both ascending. Inside a
 * stretch the offsets run alike, unless its lengths differ (a character reference, a mark left out): then it counts as a
 * whole.
 */
export interface SourceMap {
  text: Uint32Array;
  source: Uint32Array;
}

/** A stretch of `text`: `start` inclusive, `end` exclusive. */
export interface Stretch {
  start: number;
  end: number;
}

export type Block = Stretch & {
  /** Neighbours of one number belong together: the items of a list, the rows of a table, the paragraphs of an item. */
  group?: number;
  /** Inline marks in it, ascending; only for showing it as it is meant. */
  marks?: Mark[];
} & (
    | { kind: 'heading'; level: number /** Of `#anchor` in its address. */; anchor?: string }
    | { kind: 'paragraph' | 'quote' | 'term' | 'definition' }
    /** `text` holds neither bullet nor number; `number` is that of an ordered list's item. */
    | { kind: 'item'; depth: number; number?: number }
    /** Cells are stretches of `text`; between two stands “ | ”. */
    | { kind: 'row'; header: boolean; cells: Stretch[] }
    | { kind: 'code'; language?: string }
  );

export type Mark = Stretch &
  (
    | { kind: 'strong' | 'emphasis' | 'strike' | 'code' }
    | { kind: 'link'; url: string }
    | { kind: 'image'; url: string }
  );

export type Places =
  /** Pages begin at these offsets of `text`, the first at 0. */
  | { kind: 'pages'; starts: Uint32Array }
  /** Named sections and the headings' anchors: whatever the blocks say. */
  | { kind: 'sections' };

/** Where an offset stands, in the words of the file's own kind. */
export type Location =
  | { lines: [from: number, to: number] }
  | { page: number }
  | { section: string; anchor?: string };
