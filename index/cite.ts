import type { Citation } from './citation.ts';
import { beginningOf, type Occurrence, otherOccurrences } from './rerank/copies.ts';
import { renderExcerpt, standingOf } from './rerank/excerpt.ts';
import { markSentences } from './rerank/leftOut.ts';
import type { Excerpt } from './rerank/rank.ts';
import { textKey } from './rerank/textKey.ts';

/** A further citation may be so much less sure than an answer must be. */
const FURTHER_CITATION_SHARE = 0.5;

/** A citation, and the excerpt that it quotes. */
export interface Cited {
  citation: Citation;
  excerpt: Excerpt;
}

/**
 * The citations to make of excerpts, best first, at most `limit`: those that are at least half as likely as `threshold`, what an
 * answer must reach. One text is cited once; its other places are named.
 */
export function cite(excerpts: Excerpt[], threshold: number, limit: number): Cited[] {
  const cited = new Map<string, Cited & { others: Occurrence[] }>();
  const beginnings = new Set<string>();
  for (const excerpt of excerpts) {
    const { passage, copies, window, leftOut, answerability, answerProbability } = excerpt;
    if (leftOut) continue;
    const wanted = cited.size < limit && answerability.probability >= threshold * FURTHER_CITATION_SHARE;
    const beginning = beginningOf(passage, window.from);
    // It may only be the same as one that is cited.
    if (!wanted && !beginnings.has(beginning)) continue;
    const { article, heading } = passage;
    const {
      excerpt: verbatim,
      text,
      blocks,
      bold,
      lines,
      place,
      context,
      anchor,
    } = renderExcerpt(passage, window, excerpt.bold);
    const said = textKey([text], heading);
    const others = copies.map((copy) => ({
      article: copy.article.path,
      ...standingOf(copy, window),
    }));
    const same = cited.get(said);
    if (same) same.others.push({ article: article.path, lines, ...(place && { place }) }, ...others);
    if (same || !wanted) continue;
    beginnings.add(beginning);
    const citation = {
      number: cited.size + 1,
      article: article.path,
      title: article.title,
      language: article.language,
      excerpt: verbatim,
      text,
      blocks,
      bold,
      ...(context.length > 0 && { context }),
      lines,
      ...(place && { place }),
      sentences: markSentences(passage).slice(window.from, window.to + 1),
      ...(article.url && { url: sectionUrl(article.url, anchor) }),
      ...(article.date && { date: article.date }),
      score: answerProbability.probability,
    };
    cited.set(said, { citation, excerpt, others });
  }
  return Array.from(cited.values(), ({ citation, excerpt, others }) => {
    const alsoIn = otherOccurrences(citation, others);
    return { citation: alsoIn.length ? { ...citation, alsoIn } : citation, excerpt };
  });
}

/** The address of the section, where the page names it. */
function sectionUrl(url: string, anchor: string | undefined): string {
  if (!anchor || !URL.canParse(url)) return url;
  const address = new URL(url);
  address.hash = anchor;
  return address.href;
}
