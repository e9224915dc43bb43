import type { Article } from '../../ingest/article.ts';
import { sourceOf } from '../../ingest/article.ts';
import type { Block, SourceMap, Stretch } from '../../ingest/document.ts';
import { headingAt } from '../../ingest/places.ts';
import { blocksOf } from '../../ingest/quotation.ts';
import { toSource } from '../../ingest/sourceMap.ts';
import { appendParts, PackedPassage } from '../packedPassage.ts';
import type { IndexedPassage } from '../searchEngine.ts';

/** A passage, and all that is shown or compared of its article with it. */
export interface PassageDocument {
  start: number;
  end: number;
  line: number;
  heading: string;
  /** See `appendParts`. */
  parts: number[];
  /** How many passages the article has. */
  of: number;
  article: Omit<Article, 'text' | 'source' | 'sourceMap' | 'blocks' | 'places'>;
  /** Pages begin at these offsets; or `sections` (see `Places`). */
  places?: number[] | 'sections';
  text: Piece[];
  /** Where it is not the text. */
  source?: Piece[];
  /** By turns an offset of the text and that of the source: see `SourceMap`. */
  map?: number[];
  blocks: Block[];
}

/** A stretch of a text: where it begins, how many line breaks stand before it, and what stands there. */
type Piece = [at: number, lines: number, text: string];

/** Makes documents of the passages of one article, in their order. */
export function toDocuments(passages: readonly IndexedPassage[]): PassageDocument[] {
  const [first] = passages;
  if (!first) return [];
  const { article } = first;
  const { text, source: _, sourceMap, blocks: __, places, ...head } = article;
  const source = sourceOf(article);
  const isSourceApart = article.source !== undefined || sourceMap !== undefined;
  const textLines = lineCounter(text);
  const sourceLines = lineCounter(source);
  return passages.map((passage) => {
    const { start, end, line, heading } = passage;
    const stretches = merged(stretchesOf(passage).map((own) => widened(text, own)));
    const sources = stretches.map((own) => ({
      start: Math.max(0, toSource(article, own.start) - MARKS),
      end: toSource(article, own.end),
    }));
    const parts: number[] = [];
    appendParts(passage, parts);
    const map = sourceMap ? stretches.flatMap((own) => entriesOf(sourceMap, own)) : undefined;
    return {
      start,
      end,
      line,
      heading,
      parts,
      of: passages.length,
      article: head,
      ...(places && { places: places.kind === 'pages' ? [...places.starts] : places.kind }),
      text: stretches.map((own) => piece(text, own, textLines)),
      ...(isSourceApart && { source: merged(sources).map((own) => piece(source, own, sourceLines)) }),
      ...(map && { map }),
      blocks: [...new Set(stretches.flatMap((own) => blocksOf(article, own)))],
    };
  });
}

/**
 * The passages of some documents. Those of one article share an article that is blank where nothing of it was brought: all offsets and
 * lines are those of the whole.
 */
export function toPassages(documents: readonly PassageDocument[]): IndexedPassage[] {
  const byPath = new Map<string, PassageDocument[]>();
  for (const document of documents) {
    const own = byPath.get(document.article.path);
    if (own) own.push(document);
    else byPath.set(document.article.path, [document]);
  }
  const articles = new Map(Array.from(byPath, ([path, own]) => [path, assemble(own)]));
  return documents.map(({ start, end, line, heading, parts, article: { path } }) => {
    const article = articles.get(path) as Article;
    return new PackedPassage({ article, start, end, line, heading }, Uint32Array.from(parts), 0);
  });
}

function assemble(documents: readonly PassageDocument[]): Article {
  const [{ article, places, source, map }] = documents as [PassageDocument];
  const blocks = new Map(documents.flatMap((own) => own.blocks).map((block) => [block.start, block]));
  return {
    ...article,
    text: joined(documents.flatMap((own) => own.text)),
    ...(source && { source: joined(documents.flatMap((own) => own.source ?? [])) }),
    ...(map && { sourceMap: toSourceMap(documents.flatMap((own) => own.map ?? [])) }),
    ...(places && {
      places:
        places === 'sections'
          ? { kind: places }
          : { kind: 'pages' as const, starts: Uint32Array.from(places) },
    }),
    blocks: [...blocks.values()].sort((a, b) => a.start - b.start),
  };
}

/** What is shown of an article with a passage: itself, what introduces it, and the heading that it stands under. */
function stretchesOf(passage: IndexedPassage): Stretch[] {
  const heading = headingAt(passage.article, passage.start);
  return [...passage.introduction, passage, ...(heading ? [heading] : [])];
}

/** From the beginning of its line on, where that is near: code is quoted with its indentation. */
function widened(text: string, { start, end }: Stretch): Stretch {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return { start: start - line <= INDENTATION ? line : start, end };
}

const INDENTATION = 200;

/** Bullets and the like before a stretch (see sourceMap.ts), and what stands before these. */
const MARKS = 48;

/** In order, none in another. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

function piece(text: string, { start, end }: Stretch, linesBefore: (at: number) => number): Piece {
  return [start, linesBefore(start), text.slice(start, end)];
}

/** Counts the line breaks before offsets. */
function lineCounter(text: string): (at: number) => number {
  let last = { at: 0, lines: 0 };
  return (at) => {
    let { at: from, lines } = at < last.at ? { at: 0, lines: 0 } : last;
    for (let next = text.indexOf('\n', from); next >= 0 && next < at; next = text.indexOf('\n', from)) {
      lines++;
      from = next + 1;
    }
    last = { at, lines };
    return lines;
  };
}

/** One text of pieces, with as many line breaks between as there were. */
function joined(pieces: readonly Piece[]): string {
  let text = '';
  let lines = 0;
  for (const [at, before, own] of pieces.toSorted((a, b) => a[0] - b[0])) {
    const gap = at - text.length;
    if (gap > 0) {
      const breaks = Math.min(gap, Math.max(0, before - lines));
      text += '\n'.repeat(breaks) + ' '.repeat(gap - breaks);
      lines = before;
    }
    // Passages may share a stretch.
    const fresh = own.slice(Math.max(0, -gap));
    text += fresh;
    lines += breaksIn(fresh);
  }
  return text;
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The entries of a source map from the one that a stretch begins in to the one behind its end. */
function entriesOf({ text, source }: SourceMap, { start, end }: Stretch): number[] {
  let first = 0;
  let high = text.length;
  while (first < high) {
    const middle = (first + high) >> 1;
    if ((text[middle] as number) <= start) first = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let i = Math.max(0, first - 1); i < text.length; i++) {
    found.push(text[i] as number, source[i] as number);
    if ((text[i] as number) > end) break;
  }
  return found;
}

function toSourceMap(entries: readonly number[]): SourceMap {
  const sources = new Map<number, number>();
  for (let i = 0; i < entries.length; i += 2) sources.set(entries[i] as number, entries[i + 1] as number);
  const text = Uint32Array.from(sources.keys()).sort();
  return { text, source: text.map((at) => sources.get(at) as number) };
}
