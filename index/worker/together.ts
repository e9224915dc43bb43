import type { Searchable } from '../answer.ts';
import type { SearchEngine } from '../engine/searchEngine.ts';
import { UnionEngine } from '../engine/union/unionEngine.ts';

/** Several indexes as one, for one question; one alone is itself. */
export function together(parts: readonly [Searchable, ...Searchable[]]): Searchable {
  const [first, ...others] = parts;
  if (others.length === 0) return first;
  const engines = new Map<string, [SearchEngine, ...SearchEngine[]]>();
  for (const { languages } of parts)
    for (const [language, engine] of languages) {
      const own = engines.get(language);
      if (own) own.push(engine);
      else engines.set(language, [engine]);
    }
  return {
    // Seldom looked through, and there may be very many.
    get articles() {
      return parts.flatMap((part) => part.articles);
    },
    languages: new Map(
      Array.from(engines, ([language, own]) => [language, own.length > 1 ? new UnionEngine(own) : own[0]]),
    ),
    embedder: first.embedder,
  };
}
