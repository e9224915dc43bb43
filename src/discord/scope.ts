import { articleId } from '../../index/read.ts';

/** How a question was asked beside its words: enough to ask it again from a button, whatever has been forgotten. */
export interface Scope {
  /** The language chosen (ISO 639). */
  language?: string;
  /** The `articleId` of the only article to search. */
  article?: string;
  /** Of the asker, or of the server where a message was written. */
  locale?: string;
  /** When the oldest question in it was asked, in milliseconds since 1970; kept to the second. */
  since?: number;
  /** What was cited before in the same conversation, oldest first. */
  cited?: Place[];
}

/** Where a citation stood. */
export interface Place {
  /** The beginning of the article's `articleId`. */
  article: string;
  /** First and last line. */
  lines: [from: number, to: number];
}

/** At most 70 characters without a colon: a custom id holds 100, and up to 29 stand before. The oldest places go first. */
export function encodeScope({ language, article, locale, since, cited = [] }: Scope): string {
  const seconds = since === undefined ? '' : Math.floor(since / 1000).toString(36);
  const parts = `~${[language, article, locale, seconds].map((part) => part ?? '').join('.')}`;
  for (let from = 0; from < cited.length; from++) {
    const whole = `${parts}.${encodePlaces(cited.slice(from))}`;
    if (whole.length <= LONGEST) return whole;
  }
  return parts;
}

/** Anything that is no scope gives an empty one: an old button still works. */
export function decodeScope(text: string): Scope {
  const [language, article, locale, seconds, places = ''] = /^~(.*)$/.exec(text)?.[1]?.split('.') ?? [];
  const since = seconds ? Number.parseInt(seconds, 36) * 1000 : Number.NaN;
  const cited = decodePlaces(places);
  return {
    ...(language && { language }),
    ...(article && { article }),
    ...(locale && { locale }),
    ...(!Number.isNaN(since) && { since }),
    ...(cited.length && { cited }),
  };
}

/** The place of a citation of the article at `path`. */
export function placeOf(path: string, lines: [from: number, to: number]): Place {
  return placeIn(articleId(path), lines);
}

/** The same by the article's `articleId`. */
export function placeIn(id: string, lines: [from: number, to: number]): Place {
  const [from, to] = lines;
  const line = from % LINES;
  return { article: id.slice(0, NAME), lines: [line, line + to - from] };
}

/** Does a citation stand, in part, in one of these places? */
export function isAmong(places: readonly Place[], cited: Place): boolean {
  const [first, last] = cited.lines;
  return places.some(
    ({ article, lines: [from, to] }) => cited.article === article && first <= to && from <= last,
  );
}

const LONGEST = 70;
/** Characters for the beginning of an article's id. */
const NAME = 3;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Lines are counted anew from here on: two places so far apart and yet alike are none to tell apart. */
const LINES = 64 * 64;

// Each article once, after it two digits for each first line and one for how many follow.
function encodePlaces(places: readonly Place[]): string {
  let article = '';
  const groups = places.map((place) => {
    const [from, to] = place.lines;
    const line = from % LINES;
    const digits = [Math.floor(line / 64), line % 64, Math.min(to - from, 63)].map((at) => DIGITS.charAt(at));
    const begins = place.article !== article;
    article = place.article;
    return (begins ? `,${article}` : '') + digits.join('');
  });
  return groups.join('').slice(1);
}

function decodePlaces(text: string): Place[] {
  return text.split(',').flatMap((group) => {
    const article = group.slice(0, NAME);
    return (group.slice(NAME).match(/.{3}/g) ?? []).map((digits): Place => {
      const [high = 0, low = 0, more = 0] = Array.from(digits, (digit) => DIGITS.indexOf(digit));
      const from = high * 64 + low;
      return { article, lines: [from, from + more] };
    });
  });
}
