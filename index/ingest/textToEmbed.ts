import type { Article } from './article.ts';
import type { Passage } from './passages.ts';

/** What stands for a passage before an embedder: the article's title and the headings above it say what it is about. */
export function textToEmbed(
  { title, text }: Pick<Article, 'title' | 'text'>,
  { heading, start, end }: Pick<Passage, 'heading' | 'start' | 'end'>,
): string {
  return [title, heading, text.slice(start, end)].filter(Boolean).join('\n');
}
