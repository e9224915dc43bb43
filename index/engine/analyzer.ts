import { fnv1a } from '../text/hash.ts';
import { hashNgrams } from '../text/similarity.ts';
import { loadStemmer, type Stem } from '../text/stem.ts';
import { subwords } from '../text/tokenize.ts';

/** Turns the words of one language into what its index is made of. */
export interface Analyzer {
  readonly language: string;
  stem: Stem;
  subwords(word: string): string[];
  /** A word in all forms that a question compares; worked out once for words that come again. */
  analyze(word: string): AnalyzedWord;
}

export interface AnalyzedWord {
  stem: string;
  /** Its subwords, hashed: a collision in 32 bits makes one of them count for another. */
  subwords: readonly number[];
  /** The stem's character n-grams, hashed (see similarity.ts). */
  ngrams: readonly number[];
}

/** The analyzer of a language (ISO 639-1); one without a stemmer has its words as they are. */
export async function openAnalyzer(language: string): Promise<Analyzer> {
  const stem = await loadStemmer(language);
  const known = new Map<string, AnalyzedWord>();
  return {
    language,
    stem,
    subwords,
    analyze(word) {
      let analyzed = known.get(word);
      if (!analyzed) {
        const own = stem(word);
        analyzed = { stem: own, subwords: subwords(word).map(fnv1a), ngrams: hashNgrams(own) };
        if (known.size >= MAX_CACHED) known.clear();
        known.set(word, analyzed);
      }
      return analyzed;
    },
  };
}

/** Words kept, at about 400 bytes: the candidates of one question have a thousand, and most come again in the next. */
const MAX_CACHED = 30_000;
