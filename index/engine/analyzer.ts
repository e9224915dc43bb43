import { type ScriptKind, scriptKind } from '../text/crossScript.ts';
import { isEmoji } from '../text/emoji/emoji.ts';
import { emojiWords } from '../text/emoji/emojiNames.ts';
import { fnv1a } from '../text/hash.ts';
import { hashNgrams, hashSubwords, subwords } from '../text/ngrams.ts';
import { loadStemmer, type Stem } from '../text/stem.ts';
import { meaningOf } from '../wordvectors/meaning.ts';
import { sumPacked } from '../wordvectors/nearestWords.ts';
import { sharedWordVectors } from '../wordvectors/shared.ts';

/** Turns the words of one language into what its index is made of. */
export interface Analyzer {
  readonly language: string;
  stem: Stem;
  subwords(word: string): string[];
  /** What a word means, as `WordVectors` packs it; null for what only meets itself. */
  meaning(word: string): Uint8Array | null;
  /**
   * A word in all forms that a question compares, worked out anew each time (see `Lexicon`). `known` is what `meaning` gave for it
   * before: of a word outside the table that takes long to work out.
   */
  analyze(word: string, known?: Uint8Array | null): AnalyzedWord;
}

/** What a word means, as `WordVectors` packs it, and one over the length of that vector. */
export interface PackedMeaning {
  packed: Uint8Array;
  scale: number;
}

export interface AnalyzedWord {
  script: ScriptKind;
  stem: string;
  /** Its subwords, hashed: a collision in 32 bits makes one of them count for another. */
  subwords: readonly number[];
  /** The stem's character n-grams, hashed (see similarity.ts). */
  ngrams: readonly number[];
  /** What it means; null for what only meets itself. */
  meaning: PackedMeaning | null;
}

/** The analyzer of a language (ISO 639-1), the same each time; one without a stemmer has its words as they are. */
export function openAnalyzer(language: string): Promise<Analyzer> {
  let analyzer = analyzers.get(language);
  if (!analyzer) {
    analyzer = makeAnalyzer(language);
    analyzers.set(language, analyzer);
  }
  return analyzer;
}

/** By language: what is known of words holds for every index of theirs. */
const analyzers = new Map<string, Promise<Analyzer>>();

async function makeAnalyzer(language: string): Promise<Analyzer> {
  const stemWord = await loadStemmer(language);
  /** An emoji whose name is one word is that word: 🍕, pizza. */
  const nameOf = (word: string) => (isEmoji(word) ? emojiWords(word, language) : [word]);
  const synonym = (word: string) =>
    isEmoji(word) && nameOf(word).length === 1 ? (nameOf(word)[0] as string) : word;
  const stem = (word: string) => stemWord(synonym(word));
  // Of a longer name the parts would stand for what nobody means by the sign.
  const subwordsOf = (word: string) => (isEmoji(synonym(word)) ? [`<${word}>`] : subwords(synonym(word)));
  const strangers = new Map<string, Uint8Array | null>();
  const table = sharedWordVectors();
  const squares = table.squares();
  const meaning = (word: string) => {
    const id = table.find(word);
    if (id >= 0) return table.pack(id);
    let packed = strangers.get(word);
    if (packed === undefined) {
      packed = meaningOf(table, word, stem, language)?.packed ?? null;
      if (strangers.size >= MAX_STRANGERS) strangers.clear();
      strangers.set(word, packed);
    }
    return packed;
  };
  return {
    language,
    stem,
    subwords: subwordsOf,
    meaning,
    analyze(word, known) {
      const own = stem(word);
      const packed = known === undefined ? meaning(word) : known;
      const sign = isEmoji(word);
      return {
        script: scriptKind(word),
        stem: own,
        subwords: sign ? subwordsOf(word).map(fnv1a) : hashSubwords(word),
        ngrams: sign ? [...new Set(nameOf(word).map(stemWord).flatMap(hashNgrams))] : hashNgrams(own),
        meaning: packed && { packed, scale: 1 / Math.sqrt(sumPacked(squares, packed)) },
      };
    },
  };
}

/** Words outside the table kept with their meaning, at about 150 bytes: working it out takes a hundred times as long as looking one up. */
const MAX_STRANGERS = 100_000;
