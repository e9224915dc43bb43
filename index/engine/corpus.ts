import { type Corpus, corpusWords } from '../text/language.ts';
import type { SearchEngine } from './searchEngine.ts';

/** What the articles of all languages tell about the language of a text. */
export async function readCorpus(engines: ReadonlyMap<string, SearchEngine>, text: string): Promise<Corpus> {
  const terms = { words: corpusWords(text) };
  const found = await Promise.all(
    Array.from(
      engines,
      async ([language, engine]) => [language, await engine.statistics({ terms })] as const,
    ),
  );
  const statistics = new Map(found);
  return {
    languages: [...engines.keys()],
    share(language, word) {
      const own = statistics.get(language);
      return own ? own.documentFrequency('words', word) / (own.passages || 1) : 0;
    },
  };
}
