import { EMOJI, isGesture, once, SKIN_TONES, stripDiacritics, unspaced } from '../../../index/index.ts';
import { EVERYWHERE, PHRASES, type Remark } from './phrases.ts';

/** A message that says something and asks nothing. */
export interface SmallTalk {
  remark: Remark;
  /** The languages (ISO 639-1) in which it is said so; none where it tells none, as “ok” and a thumb do. */
  said: readonly string[];
}

/**
 * What a message says if it is nothing but a greeting, thanks, a goodbye or an approval, or several of these: emoji, punctuation
 * and accents aside, all of it is in the lists. Null for anything else: “thanks, and how do I log in?” is a question.
 */
export function smallTalkIn(text: string): SmallTalk | null {
  if (text.length > LONGEST) return null;
  const words = wordsOf(text);
  if (words === '') return gestureIn(text);
  const found = phrasesIn(words) ?? phrasesIn(words.replace(STRETCHED, '$1'));
  if (!found) return null;
  const remark = STRONGEST.find((remark) => found.some((phrase) => phrase.remarks.has(remark)));
  if (!remark) return null;
  // Each language that all of it can be said in; those that say it everywhere tell nothing.
  const told = found.filter(({ languages }) => languages.size > 0);
  const [first, ...rest] = told.map(({ languages }) => [...languages]);
  const said = (first ?? []).filter((code) => rest.every((languages) => languages.includes(code)));
  return { remark, said };
}

/** Emoji alone: a hand or a face says how something is meant, anything else may be what is looked for. */
function gestureIn(text: string): SmallTalk | null {
  const signs = Array.from(text.matchAll(EMOJIS), ([sign]) => sign);
  const other = OWN_EMOJI.test(text) || text.search(EMOTICONS) >= 0;
  if (signs.length === 0 && !other) return null;
  if (!signs.every((sign) => isGesture(sign) || APPROVING.has(sign))) return null;
  const remark = signs.includes('👋') ? 'greeting' : signs.includes('🙏') ? 'thanks' : 'approval';
  return { remark, said: [] };
}

/** Longer ones say more than that, in UTF-16 units. */
const LONGEST = 120;

/** Of several, what is answered: “ok thanks, bye” is thanked for. */
const STRONGEST: readonly Remark[] = ['thanks', 'greeting', 'farewell', 'approval'];

/** Thaaanks, okkk. */
const STRETCHED = /(\p{L})\1{2,}/gu;

const EMOJIS = new RegExp(EMOJI, 'gu');
/** Those of a server, as Discord writes them. */
const OWN_EMOJI = /<a?:\w+:\d+>/;
const ALL_OWN_EMOJI = new RegExp(OWN_EMOJI, 'g');
/** A sign may be told to look like a picture. */
const ALL_SIGNS = new RegExp(`${EMOJI}|[${SKIN_TONES}\\ufe0f]`, 'gu');
const APPROVING = new Set(['🎉', '🔥', '✅', '💯', '💪', '✨', '🌟', '⭐', '🥳', '✔', '🆗', '👋', '🙏']);
const EMOTICONS = /(?<!\S)(?:[:;=8x][-'^o]?[)(\][dpo3*|/]+|<3+|\^_*\^|:’\)|\\o\/|o\/)(?!\S)/giu;

/** Lower case, words apart by one space, without what stands around and between them. */
function wordsOf(text: string): string {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(ALL_OWN_EMOJI, ' ')
    .replace(EMOTICONS, ' ')
    .replace(ALL_SIGNS, ' ')
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  return stripDiacritics(bare).trim();
}

interface Phrase {
  remarks: ReadonlySet<Remark>;
  /** None: it is said everywhere. */
  languages: ReadonlySet<string>;
}

/** The phrases that a text is wholly made of, as few as can be; null when there is anything else. */
function phrasesIn(text: string): Phrase[] | null {
  const all = phrases();
  // The fewest phrases that the rest from each place on is made of.
  const rest: (Phrase[] | null)[] = new Array(text.length).fill(null);
  rest.push([]);
  for (let from = text.length - 1; from >= 0; from--)
    for (let to = from + 1; to <= text.length; to++) {
      const after = endsAt(text, to);
      const following = after === null ? null : rest[after];
      const phrase = following && all.get(text.slice(from, to));
      const best = rest[from];
      if (phrase && (!best || following.length + 1 <= best.length)) rest[from] = [phrase, ...following];
    }
  return rest[0] ?? null;
}

/** Where what follows begins if a phrase may end here; null in the middle of a word. */
function endsAt(text: string, at: number): number | null {
  if (at === text.length) return at;
  if (text[at] === ' ') return at + 1;
  return unspaced.test(text[at - 1] ?? '') && unspaced.test(text[at] ?? '') ? at : null;
}

const phrases = once(() => {
  const all = new Map<string, { remarks: Set<Remark>; languages: Set<string>; everywhere: boolean }>();
  const add = (written: string, remark: Remark, language?: string) => {
    const phrase = wordsOf(written);
    const known = all.get(phrase) ?? { remarks: new Set(), languages: new Set(), everywhere: false };
    known.remarks.add(remark);
    if (language === undefined) known.everywhere = true;
    else known.languages.add(language);
    all.set(phrase, known);
  };
  const addAll = (table: Readonly<Record<Remark, string>>, language?: string) => {
    for (const remark of STRONGEST)
      for (const written of table[remark].split(',')) add(written, remark, language);
  };
  for (const [language, table] of Object.entries(PHRASES)) addAll(table, language);
  addAll(EVERYWHERE);
  for (const phrase of all.values()) if (phrase.everywhere) phrase.languages.clear();
  return all as ReadonlyMap<string, Phrase>;
});
