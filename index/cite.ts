import type { Citation } from './citation.ts';
import { beginningOf, type Occurrence, otherOccurrences } from './rerank/copies.ts';
import { renderExcerpt, standingOf } from './rerank/excerpt.ts';
import { markSentences } from './rerank/leftOut.ts';
import type { Excerpt } from './rerank/rank.ts';
import { textKey } from './rerank/textKey.ts';
import { bestWindow, boldSentences, MAX_EXCERPT } from './rerank/window.ts';
import { FURTHER_CITATION_SHARE, KEPT_MASS, MAX_MAYBE_EXCERPT, type Verdict } from './verdict.ts';

/** A citation, and the excerpt that it quotes. */
export interface Cited {
  citation: Citation;
  excerpt: Excerpt;
}

/** Whether an excerpt may be cited where `threshold` is what an answer must reach. */
export function mayBeCited({ leftOut, answerability }: Excerpt, threshold: number): boolean {
  return !leftOut && answerability.probability >= threshold * FURTHER_CITATION_SHARE;
}

/**
 * The citations to make of excerpts, best first, at most `limit`: those that are at least half as likely as `threshold`, what an
 * answer must reach. One text is cited once; its other places are named. In a `maybe` they are shorter, one of a passage.
 */
export function cite(
  excerpts: readonly Excerpt[],
  threshold: number,
  limit: number,
  verdict: Verdict,
): Cited[] {
  const cited = new Map<string, Cited & { others: Occurrence[] }>();
  const beginnings = new Set<string>();
  const passages = new Set<Excerpt['passage']>();
  for (const found of excerpts) {
    const { passage, copies, leftOut, answerProbability } = found;
    if (leftOut || (verdict === 'maybe' && passages.has(passage))) continue;
    const excerpt = verdict === 'maybe' ? shortened(found) : found;
    const { window } = excerpt;
    const wanted = cited.size < limit && mayBeCited(excerpt, threshold);
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
    passages.add(passage);
    const citation = {
      number: cited.size + 1,
      article: article.path,
      title: article.title,
      language: article.language,
      excerpt: verbatim,
      text,
      blocks,
      bold,
      boldShare: shareOf(excerpt, excerpt.bold),
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

/**
 * The part of an excerpt to quote where it may only help: as short as `MAX_MAYBE_EXCERPT` or, if too much of what may answer
 * would be lost, a little longer. What it scored stays: that is how likely it was found to be.
 */
function shortened(excerpt: Excerpt): Excerpt {
  const { window, shapes, shares } = excerpt;
  const of = (widest: number) => bestWindow(shapes, shares, window.from, window.to + 1, widest);
  let shorter = of(MAX_MAYBE_EXCERPT);
  for (let widest = MAX_MAYBE_EXCERPT; widest < MAX_EXCERPT; widest += 25) {
    if (shorter.probabilityMass >= window.probabilityMass * KEPT_MASS) break;
    shorter = of(widest + 25);
  }
  const { probabilityMass } = window;
  return {
    ...excerpt,
    window: { ...shorter, probabilityMass },
    bold: boldSentences(shapes, shares, shorter),
  };
}

function shareOf({ shares }: Excerpt, [from, to]: [from: number, to: number]): number {
  return shares.slice(from, to + 1).reduce((sum, share) => sum + share, 0);
}

/** The address of the section, where the page names it. */
function sectionUrl(url: string, anchor: string | undefined): string {
  if (!anchor || !URL.canParse(url)) return url;
  const address = new URL(url);
  address.hash = anchor;
  return address.href;
}
