import { articleId } from '../ingest/articleId.ts';
import { once } from '../text/once.ts';
import type { ArticleSummary, Contents, ServerContents } from './contents.ts';
import { computeQualifiers, nameOf } from './qualifiers.ts';

/**
 * Joins what the articles of servers hold to what the common ones do. Each time takes as long as the server's own articles do, however many
 * common ones there are.
 */
export function contentsJoiner(
  common: Omit<Contents, 'hashes'>,
): (own: ServerContents) => Omit<Contents, 'hashes'> {
  const named = once(() => groupByName(common.articles));
  return (own) => {
    const paths = new Map(own.articles.map(({ path }) => [articleId(path), path]));
    const qualifiers = qualifiersBeside(own.articles, named());
    const languages = new Set([...common.languages, ...own.articles.map(({ language }) => language)]);
    return {
      get articles() {
        return [...own.articles, ...common.articles];
      },
      qualifiers: { get: (path) => qualifiers.get(path) ?? common.qualifiers.get(path) },
      passages: own.articles.reduce((sum, { passages }) => sum + passages, common.passages),
      languages: [...languages],
      problems: [...own.problems, ...common.problems],
      paths: { get: (id) => paths.get(id) ?? common.paths.get(id) },
    };
  };
}

type Named = Map<string, ArticleSummary[]>;

/** None where there are so many that it would take more memory than all else: titles are then told apart among a server's own. */
function groupByName(articles: readonly ArticleSummary[]): Named {
  const named: Named = new Map();
  if (articles.length > MAX_NAMED) return named;
  for (const article of articles) {
    const name = nameOf(article);
    const group = named.get(name);
    if (group) group.push(article);
    else named.set(name, [article]);
  }
  return named;
}

/** At about 150 bytes. */
const MAX_NAMED = 200_000;

/** What tells articles of one title apart, where some are among these; the others of the title too. */
function qualifiersBeside(own: readonly ArticleSummary[], named: Named): Map<string, string> {
  const others = new Set(own.flatMap((article) => named.get(nameOf(article)) ?? []));
  return computeQualifiers([...own, ...others]);
}
