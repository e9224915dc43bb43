import { EMOJI, SKIN_TONES, stripDiacritics, unspaced } from '../../index/index.ts';

/** A word of a text, where it stands. */
export interface Term {
  /** As it is compared: case, accents, width and the tone of an emoji aside. */
  key: string;
  /** In UTF-16 units, the end exclusive. */
  from: number;
  to: number;
}

/** The words of a text in order, an emoji being one; what is written without spaces is cut by `Intl.Segmenter`. */
export function termsIn(text: string): Term[] {
  return Array.from(text.matchAll(RUNS)).flatMap(({ 0: run, index }) =>
    unspaced.test(run) ? cut(run, index) : [term(run, index)],
  );
}

/** A text as it is compared: its words, apart where something stands between them. Empty for one without words. */
export function keyOf(text: string): string {
  return termsIn(text).reduce((key, term, at, all) => key + between(all[at - 1], term) + term.key, '');
}

/** What stands between two words that follow each other, as it is compared. */
export function between(before: Term | undefined, { from }: Term): string {
  return before === undefined || before.to === from ? '' : ' ';
}

/** What only changes how an emoji looks. */
const LOOKS = `[${SKIN_TONES}\\ufe0f]`;

/** With what tells C++ and C# from C. */
const RUNS = new RegExp(`[\\p{L}\\p{M}\\p{N}]+[+#]*|(?:${EMOJI})${LOOKS}*`, 'gu');

const OF_LOOKS = new RegExp(LOOKS, 'gu');

function cut(run: string, start: number): Term[] {
  return Array.from(SEGMENTER.segment(run), ({ segment, index }) => term(segment, start + index));
}

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'word' });

function term(written: string, from: number): Term {
  const key = stripDiacritics(written.replace(OF_LOOKS, '').normalize('NFKC').toLowerCase());
  return { key, from, to: from + written.length };
}
