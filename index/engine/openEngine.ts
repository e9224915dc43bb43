import type { Embedder } from '../embedders/embedder.ts';
import { openAnalyzer } from './analyzer.ts';
import type { LanguageIndex, SavedIndex } from './languageIndex.ts';
import { OramaIndex } from './orama/oramaIndex.ts';

/** Opens the index of a language: empty, or as it was saved. The only place that knows which engine it is. */
export async function openEngine(
  language: string,
  embedder: Pick<Embedder, 'dimensions' | 'meaning' | 'scale'>,
  saved?: SavedIndex,
): Promise<LanguageIndex> {
  return new OramaIndex(await openAnalyzer(language), embedder, saved);
}
