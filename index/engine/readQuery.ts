import type { QuestionMeanings } from '../wordvectors/questionMeanings.ts';
import { withoutIdleEmoji } from './idleEmoji.ts';
import { withMostTelling } from './mostTelling.ts';
import { withOtherSpellings } from './otherSpellings.ts';
import { parseQuery, type Query } from './query.ts';
import type { SearchEngine } from './searchEngine.ts';

/** A question as an engine's articles may answer it: read, and then seen beside what they have. The parameters are `parseQuery`'s. */
export async function readQuery(
  engine: SearchEngine,
  text: string,
  vector: Float32Array,
  language: string | null,
  meanings: QuestionMeanings,
  context?: string,
): Promise<Query> {
  const parsed = parseQuery(engine.analyzer, text, vector, language, meanings, context);
  const asked = await withMostTelling(engine, await withoutIdleEmoji(engine, parsed));
  return withOtherSpellings(engine, asked, language);
}
