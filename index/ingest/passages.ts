import { isListItem } from '../text/listItem.ts';
import { type Span, splitSentences } from '../text/sentences.ts';
import { type Article, cleanTitle, isUnderline } from './article.ts';

/** A paragraph of an article: joined where the file broke it in mid-sentence, cut where it is very long. */
export interface Passage extends Span {
  /** In order, each inside the passage; never empty. */
  sentences: Span[];
  /** Line of its first character in the file, 1-based. */
  line: number;
  /** The Markdown headings above it, outermost first, as one line; empty where there are none. */
  heading: string;
}

/** Cuts an article's body into passages. Offsets count in `article.text`. */
export function splitPassages(article: Article): Passage[] {
  const { text } = article;
  const cut = parseBlocks(article).flatMap((block) =>
    cutLong(block, splitSentences(text, block.start, block.end, article.language)),
  );
  let line = 1;
  let at = 0;
  return cut.map((passage) => {
    for (
      let newline = text.indexOf('\n', at);
      newline >= 0 && newline < passage.start;
      newline = text.indexOf('\n', at)
    ) {
      at = newline + 1;
      line++;
    }
    return { ...passage, line };
  });
}

/** Longer passages are cut at a sentence: beyond this length BM25 cannot tell the paragraph from the chapter. */
const MAX_PASSAGE = 1500;

interface Block extends Span {
  heading: string;
  kind: 'prose' | 'list' | 'code';
  /** How many headings are above it: blocks are joined within a section only. */
  section: number;
}

function parseBlocks(article: Article): Block[] {
  const { text } = article;
  const markdown = article.path.toLowerCase().endsWith('.md');
  const result: Block[] = [];
  const headings: string[] = [];
  let section = 0;
  let open: Block | undefined;
  let rows = 0;
  let fence: string | undefined;
  const close = () => {
    if (open) add(text, result, open);
    open = undefined;
  };
  const begin = (span: Span, kind: Block['kind']) => {
    open = { ...span, heading: headings.filter(Boolean).join(' › '), kind, section };
    rows = 1;
  };
  const head = (level: number, title: string) => {
    headings.length = Math.min(headings.length, level - 1);
    headings[level - 1] = title;
    section++;
  };
  for (const span of lines(text, article.bodyStart)) {
    const line = text.slice(span.start, span.end);
    const mark = markdown ? /^ {0,3}(```+|~~~+)/.exec(line)?.[1] : undefined;
    const level =
      markdown && line.length <= MAX_HEADING ? /^ {0,3}(#{1,6})\s/.exec(line)?.[1]?.length : undefined;
    if (fence) {
      if (open) open.end = span.end;
      if (mark?.startsWith(fence)) {
        close();
        fence = undefined;
      }
    } else if (mark) {
      close();
      begin(span, 'code');
      fence = mark;
    } else if (level) {
      close();
      head(level, cleanTitle(line, markdown));
    } else if (line.trim() === '') {
      close();
    } else if (!open) {
      begin(span, isListItem(line) ? 'list' : 'prose');
    } else if (
      markdown &&
      rows === 1 &&
      open.kind === 'prose' &&
      isUnderline(line) &&
      span.start - open.start <= MAX_HEADING
    ) {
      head(line.includes('=') ? 1 : 2, cleanTitle(text.slice(open.start, open.end), markdown));
      open = undefined;
    } else {
      open.end = span.end;
      rows++;
    }
  }
  close();
  return result;
}

/** Longer headings are paragraphs. */
const MAX_HEADING = 220;

/** Adds a block, joined to the one before where the file broke a sentence in two or put a list after its lead. */
function add(text: string, result: Block[], block: Block): void {
  const own = text.slice(block.start, block.end).trimEnd();
  if (!/[\p{L}\p{N}]/u.test(own)) return;
  block.end = block.start + own.length;
  const last = result.at(-1);
  if (last?.section === block.section && continues(text, last, block))
    Object.assign(last, { end: block.end, kind: block.kind });
  else result.push(block);
}

function continues(text: string, last: Block, block: Block): boolean {
  if (last.kind === 'code' || block.kind === 'code') return false;
  // The end tells: the whole would be read again with every block that joins it.
  const before = text.slice(Math.max(last.start, last.end - 8), last.end);
  // "The board consists of", then a list.
  if (block.kind === 'list')
    return /[:：]$/.test(before) || (last.kind === 'prose' && !SENTENCE_END.test(before));
  // Scripts without lower case: only a comma tells that the sentence goes on.
  return (
    /[,，、،]$/.test(before) ||
    (!/[:;]\s*$/.test(before) &&
      !SENTENCE_END.test(before) &&
      /^\s*\p{Ll}/u.test(text.slice(block.start, block.end)))
  );
}

const SENTENCE_END = /[.!?…。！？][\s"'”’»)\]]*$/u;

function* lines(text: string, from: number): Generator<Span> {
  let start = from;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    yield { start, end };
    start = end + 1;
  }
}

function cutLong(block: Block, all: Span[]): Omit<Passage, 'line'>[] {
  const result: Omit<Passage, 'line'>[] = [];
  // Equal parts: a cut at the limit alone would leave a last passage of one sentence.
  const parts = Math.ceil((block.end - block.start) / MAX_PASSAGE);
  const target = (block.end - block.start) / parts;
  let group: Span[] = [];
  const flush = () => {
    const first = group[0];
    const last = group.at(-1);
    if (first && last)
      result.push({ start: first.start, end: last.end, sentences: group, heading: block.heading });
    group = [];
  };
  for (const sentence of all) {
    const first = group[0];
    if (first && sentence.end - first.start > target + MAX_PASSAGE / 4) flush();
    group.push(sentence);
    if (parts > 1 && sentence.end - (group[0] as Span).start >= target) flush();
  }
  flush();
  return result;
}
