import { attempt } from './attempt.ts';
import { BULLET, ITEM_NUMBER } from './listItem.ts';
import { UNMARKED } from './scripts.ts';
import { codeWidth } from './width.ts';

/** A slice of a text: offsets in UTF-16 units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Cuts a slice of a text into sentences, in order, white space at their ends left out. A sentence wider than
 * `MAX_SENTENCE` is cut again at clauses, spaces or, as a last resort, between words; so is text in scripts that do
 * not mark the ends of sentences (Thai). A text without any mark is one sentence.
 */
export function splitSentences(text: string, from: number, to: number, language: string): Span[] {
  const spans: Span[] = [];
  let start = from;
  const push = (end: number) => {
    const span = trim(text, start, end);
    if (span.start < span.end) for (const piece of pieces(text, span)) spans.push(piece);
    start = end;
  };
  ends.lastIndex = from;
  for (let match = ends.exec(text); match && match.index < to; match = ends.exec(text)) {
    const end = Math.min(ends.lastIndex, to);
    if (isSentenceEnd(text, match, end, to, language)) push(end);
  }
  push(to);
  return spans;
}

/** Wider sentences (see width.ts) are cut: an excerpt of 500 holds at least one piece and some of its neighbours. */
export const MAX_SENTENCE = 400;

/** Text in a script without sentence marks is cut into pieces of about this width. */
const PIECE = 240;

/** A mark that may end a sentence, with the marks, quotes, brackets and reference numbers that belong to it. */
const END_MARK = /(?:[.!?…]+|[。！？｡．।॥؟۔։፧።៕។]+)(?:["'”’»«›)\]}」』）】〉》]|\s»(?=\s|$)|\[\d{1,3}\])*/u;

/** The start of a list item or of a table's row. */
const NEW_ROW = `\\n(?=[^\\S\\n]*(?:\\||(?:${BULLET}|${ITEM_NUMBER})\\s))`;

const ends = new RegExp(`${END_MARK.source}|${NEW_ROW}`, 'gu');

function isSentenceEnd(
  text: string,
  match: RegExpExecArray,
  end: number,
  to: number,
  language: string,
): boolean {
  const mark = match[0];
  if (mark[0] === '\n' || end >= to) return true;
  if (continuesSentence(text, end)) return false;
  if (/^[。！？｡．।॥؟۔։፧።៕။]/u.test(mark)) {
    // 「何？」と言った: a mark inside quotes whose sentence goes on; ３．１４: one inside a number.
    if (/^．[^．]?$/u.test(mark) && /\p{N}/u.test(text[end] as string)) return false;
    return !(/[」』”’]$/u.test(mark) && /^[とっ,，、]/u.test(text.slice(end, end + 1)));
  }
  // White space first: what follows is then read once, however long it is.
  if (!/\s/.test(text[end] as string)) return false;
  const next = /\s*[\p{P}\p{S}]*(\p{Ll})?/uy;
  next.lastIndex = end;
  if (next.exec(text)?.[1]) return false;
  return mark[0] !== '.' || mark.startsWith('..') || !isAbbreviation(text, match.index, end, language);
}

/** Whether the full stop at `at` belongs to an abbreviation, an initial or an ordinal number instead of a sentence. */
function isAbbreviation(text: string, at: number, end: number, language: string): boolean {
  const before = /[^\s("'“„«[（]*$/u.exec(text.slice(Math.max(0, at - 24), at))?.[0] ?? '';
  const word = before.toLowerCase();
  if (titles.has(word)) return true;
  // The number of a list item.
  if (/^\d{1,3}$/.test(word) && /(?:^|\n)\s*$/.test(text.slice(Math.max(0, at - 8), at - word.length)))
    return true;
  const following = /\S+/u.exec(text.slice(end, end + 40))?.[0] ?? '';
  if (numbered.has(word) && /^\p{N}/u.test(following)) return true;
  if (ordinalLanguages.has(language) && /^\d{1,2}$/.test(word)) return true;
  // "J. R. R. Tolkien", "p. ex.", "U.S. Army"; but "in the U.S. The army": a common word in capitals begins a sentence.
  const short = /^(?:\p{L}\.)*\p{L}$/u.test(before) || ambiguous.has(word);
  const initial = /^\p{L}\./u.test(following);
  return short && (initial || !sentenceStarters.has(following.toLowerCase().replace(/[^\p{L}]/gu, '')));
}

const list = (words: string) => new Set(words.split(' '));

/** Never the last word of a sentence: a name follows. */
const titles = list(
  'dr mr mrs ms prof sr sra srta dra st ste mme mlle hr fr frl herr ing mag gen col lt sgt capt cmdr adm gov rep sen rev hon' +
    ' pres datuk univ vs cf e.g i.e z.b d.h u.a bzw ca p.ex p.ej v.g т.е т.н г-н г-жа им ул проф акад п.х π.χ κ κα κος sig dott' +
    ' avv op dhr mevr drs ir jr.dr',
);

/** An abbreviation before a number, a word of its own otherwise. */
const numbered = list(
  'no nr nº n.º n.o núm num art fig p pp pág págs pag s bd vol cap ch sec par abs abb tab ok sk čl str č стр рис гл',
);

/** May end a sentence or not: the next word tells. */
const ambiguous = list(
  'etc ex inc ltd co corp jr a.m p.m approx dept est ave blvd mt ft al usw vgl evtl bspw ggf str mio mrd ltda cia av' +
    ' jan feb mar apr jun jul aug sep sept oct nov dec гг вв тыс млн млрд руб др т.д т.п с г в a.c d.c a.d b.c п.н.е н.е',
);

/** Languages that write ordinal numbers with a full stop. */
const ordinalLanguages = list('de da nb nn no fi cs sk hu hr sr bs sl tr et lv is pl');

/** Common first words of a sentence, for telling "the U.S. The" from "U.S. Army". */
const sentenceStarters = list(
  'the a an in on at it he she they we i this that these those but and as for after when while if however there his her its' +
    ' der die das ein eine in im am er sie es wir und aber als nach wenn el la los las un una en se su por para pero y le les' +
    ' il elle ils des du au dans mais et lo gli i nel si ma o os as um uma no na nos nas ele ela mas e de da do em este esta' +
    ' он она они в на и но это эта по из',
);

function trim(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && /\s/u.test(text[start] as string)) start++;
  while (end > start && /\s/u.test(text[end - 1] as string)) end--;
  return { start, end };
}

/** Scripts whose sentences end in a space, if anywhere. */
const unmarked = new RegExp(`[${UNMARKED}\\p{sc=Tibt}]`, 'gu');

function pieces(text: string, span: Span): Span[] {
  const begin = text.slice(span.start, Math.min(span.end, span.start + MAX_SENTENCE));
  const target = (begin.match(unmarked)?.length ?? 0) > begin.length / 3 ? PIECE : MAX_SENTENCE;
  return reach(text, span.start, span.end, target) === span.end ? [span] : cut(text, span, target);
}

/** The best border at or before the width: after a clause mark, else a space, else between two words. */
function cut(text: string, span: Span, target: number): Span[] {
  const result: Span[] = [];
  let start = span.start;
  while (start < span.end) {
    const limit = reach(text, start, span.end, target);
    const end = limit >= span.end ? span.end : findBoundary(text, start, limit);
    const piece = trim(text, start, end);
    if (piece.start < piece.end) result.push(piece);
    start = end;
  }
  return result;
}

/** How far from `start` a width of `target` reaches, never into the middle of a character. */
function reach(text: string, start: number, to: number, target: number): number {
  let at = start;
  let sum = 0;
  while (at < to) {
    const code = text.codePointAt(at) as number;
    sum += codeWidth(code);
    if (sum > target) break;
    at += code > 0xffff ? 2 : 1;
  }
  return Math.max(at, start + 1);
}

function findBoundary(text: string, start: number, limit: number): number {
  const least = start + Math.ceil((limit - start) / 3);
  const slice = text.slice(least, limit + 1);
  for (const mark of [/[;:；：—–](?=\s|[^ -~])/g, /[,，、،](?=\s|[^ -~])/g, /\s/g]) {
    const found = [...slice.matchAll(mark)].map((match) => least + match.index + 1);
    const last = found.findLast((at) => at <= limit && !continuesSentence(text, at));
    if (last) return last;
  }
  const piece = text.slice(start, limit);
  const word = start + lastBoundary(words, piece);
  return word > least ? word : start + (lastBoundary(characters, piece) || piece.length);
}

/** Where the last word or character begins. */
function lastBoundary(segmenter: Intl.Segmenter, text: string): number {
  return attempt(() => segmenter.segment(text).containing(text.length - 1)?.index, undefined) ?? 0;
}

/** Whether what stands at `at` belongs to the character before: an accent, a vowel sign, a joiner. */
function continuesSentence(text: string, at: number): boolean {
  const combining = /[\p{M}\u200d]/uy;
  combining.lastIndex = at;
  return combining.test(text);
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
